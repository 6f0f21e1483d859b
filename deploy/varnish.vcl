# Pages of Newsroom in Varnish 7, purged by key. Needs varnish-modules (xkey). Set the backend and the token.
vcl 4.1;
import std;
import xkey;

backend newsroom { .host = "127.0.0.1"; .port = "8000"; .probe = { .url = "/healthz"; } }

sub vcl_recv {
    if (req.method == "PURGE") {
        # Without a token in its environment it takes no purge from anyone.
        if (!std.getenv("NEWSROOM_PURGE_TOKEN") || req.http.Purge-Token != std.getenv("NEWSROOM_PURGE_TOKEN")) {
            return (synth(403));
        }
        if (req.http.xkey-purge) {
            return (synth(200, "purged " + xkey.purge(req.http.xkey-purge)));
        }
        return (synth(200, "purged " + xkey.purge(req.url)));
    }
    # A page is kept once, whatever case its host is written in and whatever marks others hang on links to it.
    set req.http.Host = std.tolower(req.http.Host);
    set req.http.Page = regsub(regsuball(req.url,
        "(?<=[?&])(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|_ga)(=[^&]*)?(&|$)",
        ""), "[?&]$", "");
    if (req.method != "GET" && req.method != "HEAD") { return (pass); }
    if (req.url ~ "^/(admin|preview)/") { return (pass); }
    unset req.http.Cookie;
    # Nothing old is shown while the site answers. Where it fails, a second try takes what is kept.
    if (req.restarts == 0) {
        unset req.http.Second-Try;
        set req.grace = 0s;
    } else {
        set req.grace = 1d;
    }
    return (hash);
}

# The scheme is in every link of a page; the TLS proxy before this says which it was.
sub vcl_hash {
    hash_data(req.http.Page);
    hash_data(req.http.Host);
    if (req.http.X-Forwarded-Proto ~ "^https *(,|$)") { hash_data("https"); }
    return (lookup);
}

# An address that has moved leads on with the marks of whoever asks, so the site is asked.
sub vcl_hit {
    if (obj.status == 301 && req.url != req.http.Page) { return (pass); }
}

sub vcl_backend_response {
    if (beresp.status >= 500 && (bereq.is_bgfetch || (!bereq.uncacheable && !bereq.http.Second-Try))) {
        return (abandon);
    }
    set beresp.http.xkey = beresp.http.Surrogate-Key + " " + bereq.http.Page;
    # A page is kept only where the site says for how long, and for how much longer while it is away.
    if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=([0-9]+).*", "\1") + "s", 0s);
        set beresp.grace = std.duration(
            regsub(beresp.http.Surrogate-Control, ".*stale-if-error=([0-9]+).*", "\1") + "s", 0s);
    } else if (bereq.url !~ "^/(static|media)/") {
        # Asked for by each reader: with nothing but a time of 0 they would wait in line for one another.
        set beresp.ttl = 120s;
        if (beresp.status >= 500) { set beresp.ttl = 0s; }
        set beresp.uncacheable = true;
    }
}

sub vcl_backend_error {
    if (!bereq.uncacheable && !bereq.http.Second-Try) { return (abandon); }
}

sub vcl_synth {
    if (resp.status == 503 && req.restarts == 0 && req.method ~ "^(GET|HEAD)$" && req.url !~ "^/(admin|preview)/") {
        set req.http.Second-Try = "1";
        return (restart);
    }
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
}
