# Pages of Newsroom in Varnish 7, purged by key. Needs varnish-modules (xkey). Set the backend and the token.
vcl 4.1;
import std;
import xkey;

backend newsroom { .host = "127.0.0.1"; .port = "8000"; .probe = { .url = "/healthz"; } }

sub vcl_recv {
    if (req.method == "PURGE") {
        if (req.http.Purge-Token != std.getenv("NEWSROOM_PURGE_TOKEN")) { return (synth(403)); }
        if (req.http.xkey-purge) {
            return (synth(200, "purged " + xkey.purge(req.http.xkey-purge)));
        }
        return (purge);
    }
    if (req.method != "GET" && req.method != "HEAD") { return (pass); }
    if (req.url ~ "^/(admin|preview)/") { return (pass); }
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    # A page is kept only where the site says for how long; over an outage it is shown for a day.
    if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=([0-9]+).*", "\1") + "s", 0s);
        set beresp.grace = 0s;
        set beresp.keep = 1d;
    } else if (bereq.url !~ "^/(static|media)/") {
        set beresp.ttl = 0s;
        set beresp.keep = 1d;
    }
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
}
