"""What strangers have tried to pass through editors, each a body of its own."""

from pathlib import Path

SCRIPTS = (
    "javascript:alert(1)|JaVaScRiPt:alert(1)| javascript:alert(1)|java\tscript:alert(1)|"
    "java&#10;script:alert(1)|"
    "java&#x0D;script:alert(1)|&#106;avascript:alert(1)|&#x6A&#x61vascript:alert(1)|javascript&colon;alert(1)|"
    "\x01javascript:alert(1)|&#1;javascript:alert(1)|vbscript:msgbox(1)|data:text/html,<script>alert(1)</script>|"
    "data:text/html;base64,PHNjcmlwdD4=|data:image/svg+xml,<svg onload=alert(1)>|file:///etc/passwd|"
    "feed:javascript:alert(1)|blob:https://x.example/1|view-source:javascript:alert(1)|jar:https://x.example!/|"
    "//evil.example/x|/\\evil.example|\\\\evil.example|/\t/evil.example|/&#9;/evil.example|https:\\\\evil.example|"
    "https:/evil.example|java\0script:alert(1)|javas&Tab;cript:alert(1)|ftp://evil.example/|ws://evil.example|"
    "about:blank|intent://x#Intent;end|\u2028javascript:alert(1)|\ufeffjavascript:alert(1)|evil.html|?next=1"
).split("|")
HOLDERS = (
    '<a href="{}">x</a>',
    "<a href='{}' onclick=alert(1)>x</a>",
    '<a xlink:href="{}">x</a>',
    '<img src="{}">',
    '<iframe src="{}"></iframe>',
)
HANDLERS = "onclick onerror onload onmouseover onfocus onbegin ontoggle onpointerenter".split()
WHOLE = Path(__file__).with_name("payloads.txt").read_text()
PAYLOADS = (
    [holder.replace("{}", script) for holder in HOLDERS for script in SCRIPTS]
    + [f"<{tag} {handler}=alert(1)>x</{tag}>" for tag in ("p", "b", "svg") for handler in HANDLERS]
    + WHOLE.strip("\n").split("\n")
    + [WHOLE, "<b>" * 5000, "<div>" * 5000 + "x", "<p><b>" * 3000, "\ud800<p>\udfff</p>", "\0<\0script\0>x"]
)
