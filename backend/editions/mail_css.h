// The stylesheet inside a letter. Where a mail program drops it, what is left is headings, paragraphs and quotes.
#pragma once
#include <string_view>

namespace passerelle::editions {

inline constexpr std::string_view kMailCss =
    R"CSS(:root{color-scheme:light dark}
body{margin:0;padding:0;background:#FBF8F3;color:#1C2329;font:16px/1.5 Roboto,"Segoe UI",Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%}
.sheet{max-width:600px;margin:0 auto;padding:16px 20px 32px;overflow-wrap:anywhere;word-break:break-word}
a{color:#0B4F6C}
.pre{display:none;max-height:0;overflow:hidden}
.over{font-size:12px;letter-spacing:.12em;text-transform:uppercase;color:#5A636B;margin:8px 0 0;text-align:center}
h1{font:bold 44px/1.05 Georgia,"Times New Roman",serif;letter-spacing:-.02em;text-align:center;margin:4px 0 12px}
.date{border-top:3px double #1C2329;border-bottom:1px solid #1C2329;font-size:14px;padding:8px 0;margin:0 0 20px;text-align:center}
h2{font:bold 20px/1.25 Georgia,"Times New Roman",serif;border-top:3px double #1C2329;padding-top:12px;margin:28px 0 12px}
h3{font:bold 23px/1.24 Georgia,"Times New Roman",serif;margin:4px 0 10px}
p,ul{margin:0 0 12px}ul{padding-left:20px}li{margin-bottom:8px}
.story{border-bottom:1px solid #DDD5C7;padding:0 0 20px;margin:0 0 20px}
.kicker,.by{font-size:14px;color:#5A636B;margin:0 0 4px}.by{margin:0}
.good{color:#1F6F4A}.bad{color:#A3241B}.puzzling{color:#6A4C93}.good,.bad,.puzzling{font-weight:bold}
blockquote{margin:0 0 14px;padding:0;font:italic 20px/1.36 Georgia,"Times New Roman",serif}
.idea,.waiting{background:#FFF1D6;color:#1C2329;border-radius:10px;padding:12px 14px;margin:0 0 14px}
.waiting p:last-child,.waiting ul:last-child,.idea p:last-child,.reply p:last-child{margin-bottom:0}
.idea .label,.waiting .label{color:#7A4B00}
.label{font-size:13px;font-weight:bold;letter-spacing:.04em;text-transform:uppercase;margin:0 0 4px}
.reply{border-left:3px solid #0B4F6C;padding-left:14px;margin:0 0 14px}.reply .label{color:#0B4F6C}
img{display:block;width:100%;max-width:320px;height:auto;border:0;border-radius:8px;margin:0 0 12px}
.act{margin:24px 0;text-align:center}
.act a{display:inline-block;background:#C2411C;color:#FFFFFF;text-decoration:none;font-weight:bold;padding:13px 24px;border-radius:24px}
.foot{font-size:13px;color:#5A636B;border-top:1px solid #DDD5C7;padding-top:14px;margin:24px 0 0}
@media (prefers-color-scheme:dark){body{background:#0F161B!important;color:#E8EDF0!important}a{color:#7CC4E8}
.date,h2{border-color:#E8EDF0}.over,.kicker,.by,.foot{color:#A3B0BA}.story,.foot{border-color:#2C3A45}
.good{color:#7BD3A8}.bad{color:#FF8F85}.puzzling{color:#C4A8F0}.idea,.waiting{background:#3A2E12;color:#E8EDF0}
.idea .label,.waiting .label{color:#F5C96B}.reply{border-color:#7CC4E8}.reply .label{color:#7CC4E8}
.act a{background:#FF9B7A;color:#0F161B}}
)CSS";

}  // namespace passerelle::editions
