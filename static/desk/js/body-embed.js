// What stands with others, in a body: stored as <figure data-embed="https://…"><figcaption>…</figcaption></figure>.
// Readers get a link, and load the rest from there only if they ask for it.
CKEDITOR.plugins.add("newsroomembed", {
  init(editor) {
    const words = editor.config.newsroomWords;
    // Of a code to paste, the address it is about; of an address, itself.
    const addressIn = (text) => {
      const telegram = /data-telegram-post=["']([\w/]+)/.exec(text);
      if (telegram) return `https://t.me/${telegram[1]}`;
      const known = /https:\/\/(?:www\.|mobile\.)?(?:(?:twitter|x)\.com\/\w+\/status\/\d+|instagram\.com\/(?:p|reel|tv)\/[\w-]+)/.exec(text);
      if (known) return known[0];
      const found = /https?:\/\/[^\s"'<>\\^`{|}]+/.exec(text);
      return found ? found[0].replace(/^http:/, "https:").replace(/&amp;/g, "&") : "";
    };
    const current = () => {
      const path = editor.elementPath();
      const figure = path && path.contains("figure");
      return figure && figure.hasAttribute("data-embed") ? figure : null;
    };
    CKEDITOR.dialog.add("newsroomEmbed", () => ({
      title: words.embed,
      minWidth: 360,
      minHeight: 120,
      contents: [{ id: "embed", elements: [
        {
          id: "address", type: "text", label: words.embedAddress, required: true, inputStyle: "direction:ltr",
          setup(figure) { this.setValue(figure.getAttribute("data-embed")); },
          validate() { return addressIn(this.getValue()) ? true : words.embedNone; },
          commit(figure) { figure.setAttribute("data-embed", addressIn(this.getValue())); },
        },
        {
          id: "caption", type: "text", label: words.embedCaption,
          setup(figure) { this.setValue(figure.getText().trim()); },
          commit(figure) {
            const line = figure.findOne("figcaption") || figure.append(new CKEDITOR.dom.element("figcaption", editor.document));
            line.setText(this.getValue().trim());
          },
        },
        { type: "html", html: `<p class="cke_dialog_ui_help">${CKEDITOR.tools.htmlEncode(words.embedHelp)}</p>` },
      ] }],
      onShow() {
        this.figure = current();
        if (this.figure) this.setupContent(this.figure);
      },
      onOk() {
        editor.fire("saveSnapshot");
        const figure = this.figure || new CKEDITOR.dom.element("figure", editor.document);
        this.commitContent(figure);
        if (!this.figure) editor.insertHtml(`${figure.getOuterHtml()}<p></p>`);
        editor.fire("saveSnapshot");
      },
    }));
    editor.addCommand("newsroomEmbed", new CKEDITOR.dialogCommand("newsroomEmbed"));
    editor.ui.addButton("NewsroomEmbed", { label: words.embed, command: "newsroomEmbed", icon: editor.config.newsroomEmbedIcon });
    editor.on("doubleclick", (event) => { if (current()) event.data.dialog = "newsroomEmbed"; });
  },
});
