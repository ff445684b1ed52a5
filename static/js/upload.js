// <input type="file" data-vss-upload>: says in the page's language what was chosen, shows a small picture, and
// makes photographs smaller before they are sent. Without it the browser's own file field does the work.
const LONGEST_SIDE = 2400;
const LARGE = 1500000;
const QUALITY = 0.85;

export function start(page) {
  for (const input of page.querySelectorAll("input[data-vss-upload]")) {
    input.addEventListener("change", () => chosen(input));
  }
}

async function chosen(input) {
  const files = [...input.files];
  const lighter = await Promise.all(files.map(shrink));
  if (lighter.some((file, at) => file !== files[at])) {
    const transfer = new DataTransfer();
    lighter.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
  }
  show(input, lighter);
}

async function shrink(file) {
  if (file.size < LARGE || !["image/jpeg", "image/png"].includes(file.type)) {
    return file;
  }
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) {
    return file;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || blob.size >= file.size) {
    return file;
  }
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

function show(input, files) {
  let list = input.nextElementSibling;
  if (!list || !list.matches("[data-vss-chosen]")) {
    list = document.createElement("ul");
    list.className = "files mt1";
    list.dataset.vssChosen = "";
    list.setAttribute("role", "status");
    input.after(list);
  }
  list.replaceChildren(...files.map((file) => row(input, file)));
}

function row(input, file) {
  const item = document.createElement("li");
  if (file.type.startsWith("image/") && file.type !== "image/heic") {
    const picture = document.createElement("img");
    picture.className = "thumb";
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
    item.append(picture);
  }
  const words = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = file.name;
  const size = document.createElement("span");
  size.className = "xs muted";
  const megabytes = (file.size / 1048576).toFixed(1).replace(".", ",");
  size.textContent = `${megabytes} MB · ${input.dataset.vssUpload}`;
  words.append(name, document.createElement("br"), size);
  item.append(words);
  return item;
}
