"""CKEditor in a real browser: when it may be typed in."""

# Its frame is there before it is: what is put in between is lost to its first reading, or trips its script.
READY = """new Promise((done) => {
  const look = () => {
    const editors = Object.values(window.CKEDITOR?.instances ?? {});
    return editors.length && editors.every((one) => one.status === "ready") ? done() : setTimeout(look, 50);
  };
  look();
})"""


def wait_for_editor(page):
    """Returns when every editor of the page has taken its text in."""
    page.evaluate(READY)
