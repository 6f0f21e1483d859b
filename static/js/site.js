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

  // Breaking news that this reader has put away, for as long as the window lives.
  document.querySelectorAll("[data-dismiss]").forEach(function (button) {
    var strip = button.closest("aside"), put = "breaking-" + button.dataset.dismiss;
    try { if (sessionStorage.getItem(put)) strip.hidden = true; } catch (error) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      sessionStorage.setItem(put, "away");
      strip.hidden = true;
    });
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
