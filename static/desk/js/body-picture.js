// Pictures in a body: stored as <figure data-photo="ID"><figcaption>…</figcaption></figure>, shown here with the
// picture in it. The img is put in when the editor reads the words and taken out when it hands them back.
CKEDITOR.plugins.add("newsroompicture", {
  init(editor) {
    const words = editor.config.newsroomWords;
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
    // Words of its own for who cannot see it: those of the library may not fit this story.
    const current = () => {
      const path = editor.elementPath();
      const figure = path && path.contains("figure");
      return figure && figure.hasAttribute("data-photo") ? figure : null;
    };
    CKEDITOR.dialog.add("newsroomAlt", () => ({
      title: words.alt,
      minWidth: 360,
      minHeight: 80,
      contents: [{ id: "alt", elements: [
        {
          id: "alt", type: "textarea", rows: 3, label: words.altLabel,
          setup(figure) { this.setValue(figure.getAttribute("data-alt") || ""); },
          commit(figure) {
            const line = this.getValue().replace(/\s+/g, " ").trim();
            if (line) figure.setAttribute("data-alt", line);
            else figure.removeAttribute("data-alt");
          },
        },
        { type: "html", html: `<p class="cke_dialog_ui_help">${CKEDITOR.tools.htmlEncode(words.altHelp)}</p>` },
      ] }],
      onShow() {
        this.figure = current();
        if (this.figure) this.setupContent(this.figure);
      },
      onOk() {
        editor.fire("saveSnapshot");
        if (this.figure) this.commitContent(this.figure);
        editor.fire("saveSnapshot");
      },
    }));
    editor.addCommand("newsroomAlt", new CKEDITOR.dialogCommand("newsroomAlt", {
      contextSensitive: 1,
      startDisabled: 1,
      refresh() { this.setState(current() ? CKEDITOR.TRISTATE_OFF : CKEDITOR.TRISTATE_DISABLED); },
    }));
    editor.ui.addButton("NewsroomAlt", { label: words.alt, command: "newsroomAlt", icon: editor.config.newsroomAltIcon });
    editor.on("doubleclick", (event) => { if (current() && event.data.element.is("img")) event.data.dialog = "newsroomAlt"; });
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
