"use strict";
const $ = id => document.getElementById(id);
const colors = {
  c: "--cached", r: "--rendered", d: "--drawing", h: "--draft", m: "--line", f: "--failed", o: "--old",
};
const phases = {
  waiting: ["", ""], building: ["building …", "busy"], buildFailed: ["can't be built", "bad"], starting: ["starting …", "busy"],
  drawing: ["", ""], failed: ["has failed", "bad"], ended: ["", ""],
};
let state = null, marks = "", frame = 0, playing = null, busy = false, shown = null, follows = true, loop = null;

const hasPicture = n => "croh".includes(marks[n] || "m") || (state.hasBefore && "df".includes(marks[n] || "m"));
const seconds = n => (n / state.fps).toFixed(2) + " s";
// What the picture of a frame depends on.
const version = n => `${state.generation}/${n}/${"cr".includes(marks[n]) ? "now" : marks[n]}`;

async function poll() {
  let pause = 15;
  try {
    const answer = await fetch("state" + (state ? "?unless=" + state.version : ""));
    if (answer.status === 200) take(await answer.json());
    if (state && state.ended) pause = 1000;
  } catch {
    $("progress").textContent = "nobody draws any more; the pictures seen so far stay";
    $("phase").hidden = true;
    pause = 2000;
  }
  setTimeout(poll, pause);
}

// Has something done. Of several of one kind that come fast, the last is.
const waiting = {}, sending = {};
async function act(kind, value) {
  if (!state || !state.watch) return;
  waiting[kind] = { value };
  if (sending[kind]) return;
  sending[kind] = true;
  try {
    while (waiting[kind]) {
      const next = waiting[kind].value;
      delete waiting[kind];
      await fetch("do", { method: "POST", body: JSON.stringify({ [kind]: next }) });
    }
  } catch { /* The next poll says that nobody answers. */ } finally { sending[kind] = false; }
}

function take(now) {
  const other = !state || state.name !== now.name;
  state = now;
  marks = now.runs.map(([count, letter]) => letter.repeat(count)).join("");
  const sum = letters => now.runs.reduce((sum, [count, letter]) => sum + (letters.includes(letter) ? count : 0), 0);
  const failed = sum("f"), old = sum("o");
  document.title = (now.name || "…") + " – Flipbook";
  $("name").textContent = now.name || "Flipbook";
  $("progress").textContent = `${sum("cr")} of ${now.isCounted ? now.count : "?"} frames` + (failed ? `, ${failed} failed` : "")
    + (old ? `, ${old} old` : "") + (now.width ? `, ${now.width}×${now.height}` : "") + `, ${+now.fps.toFixed(2)} fps`
    + (now.ended && !now.problem ? ", done" : "") + (now.buildSeconds && now.phase === "drawing" ? `, built in ${now.buildSeconds.toFixed(1)} s` : "");
  const [phase, kind] = phases[now.phase] || ["", ""];
  $("phase").textContent = phase;
  $("phase").className = kind;
  $("phase").hidden = !phase;
  speak(phase || (now.count && sum("cr") === now.count ? "all frames are there" : ""));
  $("problem").textContent = (now.problemFrame === null || !now.problem ? "" : `Frame ${now.problemFrame}: `) + now.problem;
  showErrors(now.phase === "buildFailed" ? now.errors : []);
  $("warnings").textContent = now.warnings.join("\n");
  $("trouble").hidden = !$("problem").textContent && !$("errors").children.length && !$("warnings").textContent;
  $("time").max = Math.max(0, now.count - 1);
  if (now.watch) takeWatch(now, other);
  draw();
  // Until somebody chooses another, the latest frame of a render is shown.
  if (follows && !playing && !now.watch) {
    const last = Math.max(marks.lastIndexOf("c"), marks.lastIndexOf("r"));
    if (last >= 0) return go(last);
  }
  if (frame > Math.max(0, now.count - 1) && now.count) go(frame); else { tell(); show(); }
}

// What a screen reader says: how far the whole is, and not each frame.
function speak(text) {
  if (text && $("spoken").textContent !== text) $("spoken").textContent = text;
}

function showErrors(errors) {
  const text = JSON.stringify(errors);
  if ($("errors").dataset.text === text) return;
  $("errors").dataset.text = text;
  $("errors").replaceChildren(...errors.map(error => {
    const item = document.createElement("li"), place = document.createElement("code");
    if (error.file) place.textContent = `${error.file.split("/").slice(-2).join("/")}:${error.line}:${error.column} `;
    place.title = error.file;
    item.append(place, error.text);
    return item;
  }));
}

function draw() {
  const strip = $("strip"), width = strip.width = strip.clientWidth * devicePixelRatio, paint = strip.getContext("2d");
  const style = getComputedStyle(document.documentElement), count = Math.max(1, state.count);
  strip.height = 14 * devicePixelRatio;
  let start = 0;
  for (const [length, letter] of state.runs) {
    paint.fillStyle = style.getPropertyValue(colors[letter]);
    const x = start / count * width;
    // One failed frame among a hundred thousand is seen too.
    paint.fillRect(x, 0, Math.max(length / count * width, letter === "f" ? 2 : 0.5), strip.height);
    start += length;
  }
  paint.fillStyle = style.color;
  if (loop) {
    for (const x of [loop[0], loop[1] + 1]) paint.fillRect(x / count * width - 1, 0, 2, strip.height);
    paint.fillRect(loop[0] / count * width, strip.height - 3, (loop[1] + 1 - loop[0]) / count * width, 3);
  }
  paint.fillRect(frame / count * width - 1, 0, 2 * devicePixelRatio, strip.height);
}

// The index that the animation gives a frame of the page.
function index(n) {
  return state.first + n * state.step;
}

function tell() {
  const far = { m: ", missing", d: ", being drawn", h: ", a draft", f: ", failed", o: ", old" }[marks[frame]] || "";
  const text = `frame ${index(frame)}, ${seconds(frame)}${far}`;
  if ($("place").textContent !== text) $("place").textContent = text;
  $("picture").alt = `Frame ${index(frame)} of ${state.name}`;
  $("time").setAttribute("aria-valuetext", `frame ${index(frame)}${far}`);
}

function go(n) {
  frame = Math.min(Math.max(n, 0), Math.max(0, state.count - 1));
  $("time").value = frame;
  act("cursor", index(frame));
  tell();
  draw();
  show();
}

// The latest picture that is asked for, one after the other: those in between are left out.
async function show() {
  if (shown === version(frame)) $("picture").classList.remove("other");
  if (busy || !state) return;
  busy = true;
  try {
    while (shown !== version(frame)) {
      const n = frame, wanted = version(n);
      // Another frame's picture is no more than a hint of this one.
      $("picture").classList.toggle("other", !hasPicture(n) && $("picture").dataset.frame !== String(n));
      if (!hasPicture(n)) break;
      const answer = await fetch("frame/" + n);
      if (!answer.ok) break;
      const image = $("picture");
      await put(image, await answer.blob(), answer.headers.get("Flipbook-Is-Draft") === "yes");
      image.dataset.frame = n;
      image.dataset.key = answer.headers.get("ETag");
      image.classList.toggle("old", answer.headers.get("Flipbook-Is-Current") !== "yes" && !!state.watch);
      shown = wanted;
      if (compare()) await showOther(n);
    }
  } finally { busy = false; }
}

// A draft has half as many pixels as the frame, and takes as much room.
async function put(image, blob, isDraft) {
  const old = image.currentSrc;
  image.srcset = `${URL.createObjectURL(blob)} ${isDraft ? 0.5 : 1}x`;
  await image.decode().catch(() => {});
  image.hidden = false;
  if (old) URL.revokeObjectURL(old);
  zoom();
}

async function showOther(n) {
  const answer = await fetch(`frame/${n}?before`);
  if (answer.ok) await put($("other"), await answer.blob()); else $("other").hidden = true;
  $("other").dataset.frame = answer.ok ? n : "";
}

const compare = () => state && state.hasBefore ? $("compare").value : "";

function changeCompare() {
  $("stage").classList.toggle("wipe", compare() === "wipe");
  $("stage").classList.toggle("difference", compare() === "difference");
  $("wipe").hidden = compare() !== "wipe";
  $("other").style.clipPath = compare() === "wipe" ? `inset(0 0 0 ${$("wipe").value / 10}%)` : "";
  if (compare()) showOther(frame); else $("other").hidden = true;
}

function zoom() {
  const factor = +$("zoom").value;
  $("stage").classList.toggle("zoomed", factor > 0);
  for (const image of [$("picture"), $("other")]) {
    image.style.width = factor ? image.naturalWidth * factor / devicePixelRatio + "px" : "";
  }
}

function play(on) {
  follows = false;
  const [first, last] = loop || [0, state.count - 1];
  if (on && (frame >= last || frame < first)) go(first);
  playing = on ? { at: performance.now(), from: frame } : null;
  $("play").textContent = on ? "Pause" : "Play";
  $("play").setAttribute("aria-pressed", on);
  $("place").setAttribute("aria-live", on ? "off" : "polite");
  if (on) requestAnimationFrame(tick);
}

// Time leads: where pictures come late, some are left out.
function tick(now) {
  if (!playing) return;
  const next = playing.from + Math.max(0, Math.floor((now - playing.at) / 1000 * state.fps)), last = loop ? loop[1] : state.count - 1;
  if (next > last) {
    if (!loop) { go(last); play(false); return; }
    playing = { at: now, from: loop[0] };
    go(loop[0]);
  } else if (next !== frame) go(next);
  requestAnimationFrame(tick);
}

function step(by) { follows = false; if (playing) play(false); go(frame + by); }

function setLoop(next) {
  loop = next && next[0] <= next[1] ? next : null;
  $("all").hidden = !loop;
  act("loop", loop ? loop.map(index) : null);
  draw();
}

const cycle = select => { select.selectedIndex = (select.selectedIndex + 1) % select.options.length; select.onchange(); };

$("play").onclick = () => state && play(!playing);
$("back").onclick = () => state && step(-1);
$("on").onclick = () => state && step(1);
$("from").onclick = () => state && setLoop([frame, loop && loop[1] >= frame ? loop[1] : state.count - 1]);
$("to").onclick = () => state && setLoop([loop && loop[0] <= frame ? loop[0] : 0, frame]);
$("all").onclick = () => setLoop(null);
$("time").oninput = () => { if (state) { follows = false; if (playing) play(false); go(+$("time").value); } };
$("strip").onclick = event => {
  if (!state) return;
  follows = false;
  go(Math.floor(event.offsetX / $("strip").clientWidth * state.count));
};
$("zoom").onchange = zoom;
$("compare").onchange = $("wipe").oninput = changeCompare;

addEventListener("keydown", event => {
  if (!state || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target, isSlider = target === $("time");
  // What is written or chosen in a field is for the field.
  if (!isSlider && target.matches && target.matches("input, select, textarea, video, summary")) return;
  const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key];
  const letter = {
    i: () => $("from").onclick(), o: () => $("to").onclick(), x: () => setLoop(null), z: () => cycle($("zoom")),
    c: () => state.hasBefore && cycle($("compare")), r: () => state.watch && $("render").click(),
  }[event.key.toLowerCase()];
  if (event.key === " " && target.tagName !== "BUTTON") play(!playing);
  else if (by && !isSlider) step(by);
  else if (letter) letter();
  else return;
  event.preventDefault();
});
addEventListener("resize", () => state && draw());

// MARK: What can be changed

function takeWatch(now, other) {
  for (const element of document.querySelectorAll(".watch")) if (element.id !== "animators") element.hidden = false;
  $("animators").hidden = now.animators.length < 2;
  if ($("animators").dataset.text !== now.animators.join()) {
    $("animators").dataset.text = now.animators.join();
    $("animator").replaceChildren(...now.animators.map(name => new Option(name, name)));
  }
  if (document.activeElement !== $("animator")) $("animator").value = now.name;
  if ($("command").value !== now.command) $("command").value = now.command;
  $("compare").disabled = !now.hasBefore;
  const shape = JSON.stringify([now.name, now.options.map(option => [option.name, option.kind, option.choices])]);
  if (other || $("options").dataset.shape !== shape) {
    $("options").dataset.shape = shape;
    $("options").replaceChildren(...now.options.map(control));
  }
  for (const option of now.options) setControl(option, now.changes[option.name] ?? option.value);
  const { stage, done, total, text, number } = now.video, running = stage === "running";
  $("render").textContent = running ? "Stop" : "Render";
  $("rendering").hidden = !running;
  if (total) $("rendering").value = done / total; else $("rendering").removeAttribute("value");
  $("rendered").textContent = running ? `${done} of ${total ?? "?"} frames` : text;
  if (stage === "done" && $("video").dataset.number !== String(number)) {
    $("video").dataset.number = number;
    $("video").src = "video?" + number;
  }
  $("video").hidden = stage !== "done";
}

function control(option) {
  const box = document.createElement("div"), label = document.createElement("label"), help = document.createElement("small");
  const id = "option" + option.name, pair = document.createElement("div");
  label.textContent = option.name.replace(/^-+/, "");
  label.htmlFor = id;
  help.textContent = option.help;
  help.id = id + "-help";
  pair.className = "pair";
  let input;
  if (option.kind === "choice") {
    input = document.createElement("select");
    input.append(...option.choices.map(choice => new Option(choice, choice)));
  } else {
    input = document.createElement("input");
    input.type = { flag: "checkbox", integer: "number", number: "number" }[option.kind] || "text";
  }
  input.id = id;
  input.name = option.name;
  input.setAttribute("aria-describedby", help.id);
  const change = value => { clearTimeout(input.timer); input.timer = setTimeout(() => setOption(option.name, value), 80); };
  if (input.type === "number") {
    const value = +option.value || 0, whole = option.kind === "integer", reach = value ? 2 * Math.abs(value) : 1;
    const slider = document.createElement("input");
    input.step = whole ? 1 : "any";
    slider.type = "range";
    [slider.min, slider.max] = value < 0 ? [-reach, 0] : value ? [0, reach] : whole ? [0, 10] : [-1, 1];
    slider.step = whole ? 1 : +(reach / 200).toPrecision(1);
    slider.setAttribute("aria-label", label.textContent);
    slider.className = "slider";
    slider.oninput = () => { input.value = slider.value; change(slider.value); };
    input.oninput = () => { if (input.value !== "") { slider.value = input.value; change(input.value); } };
    pair.append(slider);
  } else if (input.type === "text") {
    input.onchange = () => change(input.value);
  } else {
    input.onchange = () => change(input.type === "checkbox" ? String(input.checked) : input.value);
  }
  pair.prepend(input);
  box.append(label, pair, help);
  return box;
}

const changed = {};
function setOption(name, value) {
  changed[name] = value;
  act("options", { ...changed });
}

// Shows a value, unless somebody is just changing it.
function setControl(option, value) {
  const input = document.getElementById("option" + option.name);
  if (!input || input.parentElement.contains(document.activeElement)) return;
  if (input.type === "checkbox") input.checked = value === "true"; else input.value = value;
  const slider = input.parentElement.querySelector(".slider");
  if (slider) slider.value = value;
}

$("options").onsubmit = event => event.preventDefault();
$("animator").onchange = () => { for (const name in changed) delete changed[name]; act("animator", $("animator").value); };
$("render").onclick = () => act("render", $("render").textContent === "Render");
$("copy").onclick = () => { $("command").select(); navigator.clipboard?.writeText($("command").value).catch(() => {}); };
poll();
