// Comforts only: every page is whole without this file.
(function () {
  "use strict";

  // A count under the review's words.
  document.querySelectorAll("[data-count]").forEach(function (box) {
    var line = document.createElement("p"), most = box.dataset.count;
    line.className = "hint num";
    box.after(line);
    function count() {
      line.textContent = box.dataset.counted.replace("{n}", box.value.length).replace("{max}", (+most).toLocaleString(document.documentElement.lang));
    }
    box.addEventListener("input", count);
    count();
  });

  // Copying the story's address.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });

  // What stands with others is loaded once the reader asks for it, in a frame the page's policy names.
  document.querySelectorAll("[data-frame]").forEach(function (box) {
    var button = box.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", function () {
      var frame = document.createElement("iframe");
      frame.title = box.querySelector("a").textContent;
      if (box.dataset.height) frame.height = box.dataset.height;
      frame.allow = "fullscreen; encrypted-media; picture-in-picture";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation");
      frame.src = box.dataset.frame;
      button.replaceWith(frame);
      frame.focus();
    });
  });

  // Breaking news is put away by its own form; that is remembered for as long as the window lives. On a page
  // that was painted with it, its place is kept, so that nothing moves under the reader.
  document.querySelectorAll("[data-dismiss]").forEach(function (form) {
    var strip = form.closest("dialog"), put = "breaking-" + form.dataset.dismiss;
    form.addEventListener("submit", function () {
      try { sessionStorage.setItem(put, "away"); } catch (error) { /* then it is put away on this page alone */ }
    });
    try { if (!sessionStorage.getItem(put)) return; } catch (error) { return; }
    if (performance.getEntriesByType("paint").length) strip.style.visibility = "hidden";
    else strip.close();
  });

  // The reader's own time, beside the newsroom's and never instead of it.
  document.querySelectorAll(".meta dd time[datetime]").forEach(function (time) {
    var at = new Date(time.dateTime);
    if (isNaN(at)) return;
    var own = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (own === time.textContent.slice(0, 5)) return;
    var zone = at.toLocaleTimeString("en-GB", { timeZoneName: "short" }).split(" ").pop();
    var note = document.createElement("bdi");
    note.textContent = "(" + own + " " + zone + ")";
    time.after(" ", note);
  });
})();
