// Pictures in a body: stored as <figure data-photo="ID"><figcaption>…</figcaption></figure>, shown here with the
// picture in it. The img is put in when the editor reads the words and taken out when it hands them back.
CKEDITOR.plugins.add("newsroompicture", {
  init(editor) {
    const thumb = (id) => `${editor.config.newsroomThumb.replace("/0/", `/${id}/`)}?whole=1`;
    editor.addCommand("newsroomPicture", {
      exec() {
        editor.fire("saveSnapshot");
        document.dispatchEvent(new CustomEvent("desk:choose-picture", { detail: { done(photo) {
          const caption = CKEDITOR.tools.htmlEncode(photo.caption) || "&nbsp;";
          editor.focus();
          editor.insertHtml(
            `<figure data-photo="${Number(photo.id)}"><img src="${thumb(Number(photo.id))}" alt=""><figcaption>${caption}</figcaption></figure><p></p>`,
          );
        } } }));
      },
    });
    editor.ui.addButton("NewsroomPicture", {
      label: "Picture from the library", command: "newsroomPicture", icon: editor.config.newsroomIcon,
    });
    const isOurs = (figure) => /^\d+$/.test(figure.attributes["data-photo"] || "");
    editor.dataProcessor.dataFilter.addRules({ elements: {
      figure(figure) {
        if (!isOurs(figure) || figure.getFirst("img")) return;
        const image = new CKEDITOR.htmlParser.element("img", { src: thumb(figure.attributes["data-photo"]), alt: "" });
        figure.add(image, 0);
      },
    } });
    editor.dataProcessor.htmlFilter.addRules({ elements: {
      figure(figure) {
        figure.forEach((node) => { if (node.name === "img") node.remove(); }, CKEDITOR.NODE_ELEMENT);
      },
    } });
  },
});
