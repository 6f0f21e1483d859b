"""What readers see, one module a page. No page reads a session, a cookie or a working copy."""
