// Adds a rendered preview below each Markdown text area. Without this file the text area works as ever.
"use strict";

{
    const PAUSE = 500; // ms after the last key before an open preview is rendered again
    const t = window.gettext || ((text) => text);

    function element(name, properties = {}, ...children) {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    }

    function csrfToken() {
        return document.querySelector("input[name=csrfmiddlewaretoken]").value;
    }

    async function fetchPreview(textarea) {
        const response = await fetch(textarea.dataset.previewUrl, {
            method: "POST",
            headers: { "X-CSRFToken": csrfToken() },
            body: new URLSearchParams({ text: textarea.value }),
            credentials: "same-origin",
        });
        if (!response.ok || response.redirected) {
            throw new Error(`${response.status}`);
        }
        return response.json();
    }

    function listProblems(list, problems) {
        list.replaceChildren(
            ...problems.map(([target, text]) =>
                target
                    ? element("li", {}, element("code", { textContent: target }), ` – ${text}`)
                    : element("li", { textContent: text }),
            ),
        );
        list.hidden = !problems.length;
    }

    // The page is shown in a shadow tree: its ids and the admin's cannot meet, nor can their styles.
    function makePage(host, stylesheet) {
        const root = host.attachShadow({ mode: "open" });
        const article = element("article");
        root.append(element("link", { rel: "stylesheet", href: stylesheet }), article);
        article.addEventListener("click", (event) => {
            const link = event.target.closest("a");
            const target = link && link.getAttribute("href");
            if (target && target.startsWith("#")) {
                event.preventDefault();
                root.getElementById(decodeURIComponent(target.slice(1)))?.scrollIntoView();
            }
        });
        return (html) => {
            article.innerHTML = html; // sanitised by the server
            for (const link of article.querySelectorAll("a[href]:not([href^='#'])")) {
                link.target = "_blank"; // leaving the form would lose what is typed
                link.rel = "noopener";
            }
        };
    }

    function addPreview(textarea) {
        const id = `${textarea.id}_preview`;
        const button = element("button", { type: "button", className: "button", textContent: t("Preview") });
        const status = element("span", { className: "preview-status" });
        const problems = element("ul", { className: "preview-problems", hidden: true });
        const host = element("div", { className: "preview-page" });
        const panel = element("div", { id, className: "preview-panel", hidden: true }, problems, host);
        const showPage = makePage(host, textarea.dataset.previewCss);
        let timer;
        let latest = 0;

        status.setAttribute("role", "status");
        button.setAttribute("aria-controls", id);
        button.setAttribute("aria-expanded", "false");

        async function update() {
            const number = ++latest;
            try {
                const preview = await fetchPreview(textarea);
                if (number !== latest) {
                    return; // a newer text is on its way
                }
                showPage(preview.html);
                listProblems(problems, preview.problems);
                const count = preview.problems.length;
                const found = count === 1 ? t("one problem") : `${count} ${t("problems")}`;
                status.textContent = [preview.length, count ? found : t("no problems")].filter(Boolean).join(", ");
            } catch (error) {
                status.textContent = `${t("The preview could not be made. Is the connection there, and are you still signed in?")} (${error.message})`;
            }
        }

        button.addEventListener("click", () => {
            const open = panel.hidden;
            panel.hidden = !open;
            button.setAttribute("aria-expanded", String(open));
            button.textContent = open ? t("Hide preview") : t("Preview");
            status.textContent = open ? t("Rendering …") : "";
            if (open) {
                update();
            }
        });
        textarea.addEventListener("input", () => {
            clearTimeout(timer);
            if (!panel.hidden) {
                timer = setTimeout(update, PAUSE);
            }
        });

        const row = textarea.closest(".form-row") || textarea.parentElement;
        row.append(element("div", { className: "preview-tools" }, button, status), panel);
    }

    document.addEventListener("DOMContentLoaded", () => {
        document.querySelectorAll("textarea[data-preview-url]").forEach(addPreview);
    });
}
