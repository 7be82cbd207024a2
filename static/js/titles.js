// Decodes long adverts where they are pasted, by the rules of careers/titles: a test compares the two.
const LONGEST_TITLE = 12, FEWEST_SKILLS = 3, MOST_NEAR = 2, LONGEST_QUERY = 4096;

const words = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "").replace(/[^\p{L}\p{N}]/gu, " ")
  .split(" ").filter(Boolean).map((word) => word.replace(/^(.{2,}[^s])s$/u, "$1"));
const key = (list) => list.join(" ");
const standsIn = (phrase, text) => ` ${key(text)} `.includes(` ${key(phrase)} `);

// Phrases that stand for something, found from left to right, the longest first, none in another.
const phrases = (pairs) => {
  const exact = new Map();
  let longest = 0;
  for (const [text, value] of pairs) {
    const phrase = words(text);
    if (phrase.length && !exact.has(key(phrase))) exact.set(key(phrase), value);
    longest = Math.max(longest, phrase.length);
  }
  const parts = (text) => {
    const found = [];
    for (let place = 0; place < text.length;) {
      let length = Math.min(longest, text.length - place);
      while (length && !exact.has(key(text.slice(place, place + length)))) length--;
      const part = text.slice(place, place + (length || 1));
      found.push({ words: part, value: length ? exact.get(key(part)) : null });
      place += part.length;
    }
    return found;
  };
  return {
    parts,
    exact: (text) => exact.get(key(text)),
    found: (text) => parts(text).filter((part) => part.value !== null),
  };
};

const titleOf = (text) => {
  let found = words(text);
  if (found.length > LONGEST_TITLE) found = text.split(/[\r\n]+/).map(words).find((line) => line.length) ?? [];
  return found.length > LONGEST_TITLE ? [] : found;
};

export const decoder = (data) => {
  const means = new Map(data.rules.map((rule) => [rule.slug, rule.means]));
  const that = (...kinds) => data.rules.filter((rule) => kinds.includes(rule.means)).flatMap((rule) => rule.words.map((word) => [word, rule.slug]));
  const titles = phrases(data.titles), skills = phrases(data.skills), anything = phrases(that("any"));
  const titleParts = phrases([...data.titles.map(([title]) => [title, ""]), ...that("level", "leader", "aside"), ...that("any")]);
  const essential = new Map(data.essential), useful = new Map(data.useful);
  const asked = data.rules.filter((rule) => rule.means === "near" || (rule.means === "role" && rule.roles.length))
    .map((rule) => ({ ...rule, words: rule.words.map(words), beside: rule.beside.map(words) }));
  const skillsOf = new Map([...essential].map(([role, list]) => [role, new Set([...list, ...(useful.get(role) ?? [])])]));
  const found = (how, role, more) => ({ how, role, near: [], rule: "", levels: [], title: [], ...more });

  const ofTitle = (title) => {
    if (titles.exact(title)) return found("exact", titles.exact(title), { title });
    const parts = titleParts.parts(title);
    const bare = parts.filter(({ value }) => ["leader", "any", undefined].includes(means.get(value))).flatMap((part) => part.words);
    const levels = [...new Set(parts.map((part) => part.value))].filter((slug) => ["level", "leader"].includes(means.get(slug)));
    const ofLevel = levels.filter((slug) => means.get(slug) === "level");
    const any = anything.exact(title) ?? anything.exact(bare);
    if (any) return found("any", "", { rule: any, levels, title: bare });
    if (titles.exact(bare)) return found("exact", titles.exact(bare), { levels: ofLevel, title: bare });
    for (const rule of asked) {
      const fits = rule.words.some((phrase) => standsIn(phrase, title)) && (!rule.beside.length || rule.beside.some((phrase) => standsIn(phrase, title)));
      if (fits && rule.means === "near") return found("near", "", { near: rule.roles, rule: rule.slug, levels, title: bare });
      if (fits) return found("role", rule.roles[0], { rule: rule.slug, levels: ofLevel, title: bare });
    }
    const [inside] = titles.found(bare);
    return inside ? found("mention", inside.value, { levels: ofLevel, title: inside.words }) : found("nothing", "", { levels, title: bare });
  };

  const ofBody = (text, named) => {
    const mentions = titles.found(text), times = new Map();
    for (const { value } of mentions) times.set(value, (times.get(value) ?? 0) + 1);
    if (mentions.length) {
      const role = [...times].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
      return found("mention", role, { title: mentions.find((each) => each.value === role).words });
    }
    const counts = [...skillsOf].map(([role, own]) => [role, named.filter((skill) => own.has(skill)).length]);
    const most = Math.max(0, ...counts.map(([, count]) => count));
    if (most < FEWEST_SKILLS) return null;
    return found("skills", "", { near: counts.filter(([, count]) => count === most).map(([role]) => role).slice(0, MOST_NEAR) });
  };

  const decode = (text) => {
    const all = words(text), isTitle = all.length <= LONGEST_TITLE;
    let answer = ofTitle(titleOf(text));
    const named = [...new Set(skills.found(all).map((part) => part.value))];
    if (!isTitle && ["any", "nothing"].includes(answer.how)) answer = ofBody(all, named) ?? answer;
    const missing = (essential.get(answer.role) ?? []).filter((skill) => !named.includes(skill));
    return { ...answer, named, missing, is_title: isTitle };
  };
  return { decode, skillsOf };
};

const element = (name, text, attributes = {}) => {
  const made = Object.assign(document.createElement(name), { textContent: text });
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
};

const shown = (text, data, place) => {
  const { decode, skillsOf } = decoder(data), answer = decode(text);
  const how = answer.how === "near" && !answer.near.length ? "none" : answer.how;
  const section = document.getElementById("decoded").content.querySelector("section").cloneNode(true);
  const slot = (name) => section.querySelector(`[data-slot="${name}"]`);
  for (const part of section.querySelectorAll("[data-how]")) if (!part.dataset.how.split(" ").includes(how)) part.remove();
  slot("entries").innerHTML = [answer.role, ...answer.near].filter(Boolean).map((role) => data.entries[role]).join("");
  const rules = new Map(data.rules.map((rule) => [rule.slug, rule]));
  const reason = rules.get(answer.rule)?.reason;
  if (reason) slot("reason").textContent = reason;
  else section.querySelector('[data-part="reason"]').remove();
  for (const slug of answer.levels) {
    const word = rules.get(slug).words.find((phrase) => standsIn(words(phrase), titleOf(text))) ?? slug;
    const row = element("div", "", { "data-level": slug });
    row.append(element("dt", word[0].toUpperCase() + word.slice(1)), element("dd", rules.get(slug).reason));
    slot("told").append(row);
  }
  const own = skillsOf.get(answer.role);
  const lists = {
    named: answer.named.filter((skill) => !own || own.has(skill)),
    missing: answer.missing,
    others: answer.named.filter((skill) => own && !own.has(skill)),
  };
  for (const [name, list] of Object.entries(lists)) {
    for (const skill of list) {
      const [title, url] = data.names[skill];
      const item = element("li", "", name === "missing" ? { "data-missing": skill } : name === "named" ? { "data-have": skill } : {});
      item.append(element("a", title, { href: url }));
      slot(name).append(item);
    }
    if (!list.length) section.querySelector(`[data-part="${name}"]`).remove();
  }
  let heading = section.querySelector("h2");
  place.replaceChildren(section);
  const before = document.querySelector("[data-answer]");
  if (before) {
    const title = element("h1", heading.textContent, { tabindex: "-1" });
    before.replaceChildren(title);
    heading.remove();
    heading = title;
  }
  heading.focus();
};

const form = document.querySelector("[data-titles]");
const box = form.querySelector("textarea"), place = document.querySelector("[data-here]");
box.removeAttribute("maxlength");
form.querySelector("[data-with-script]").hidden = false;
const rules = () => fetch(form.dataset.titles).then((response) => (response.ok ? response.json() : Promise.reject(response)));
form.addEventListener("submit", async (event) => {
  const text = box.value.trim();
  const query = new URLSearchParams({ q: text.replaceAll("\n", "\r\n") }).toString();
  if (text.length <= Number(form.dataset.limit) && query.length <= LONGEST_QUERY) return;
  event.preventDefault();
  try { shown(text, await rules(), place); } catch {
    place.replaceChildren(document.getElementById("decoded").content.querySelector("[data-failed]").cloneNode(true));
  }
});
