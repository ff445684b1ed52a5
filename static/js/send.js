// One way to talk to the server: same origin, the form's own token, JSON or a piece of a page back.
export async function send(url, { form = null, method = "POST", accept = "application/json" } = {}) {
  const options = { method, headers: { Accept: accept, "X-Requested-With": "fetch" }, credentials: "same-origin" };
  let address = url;
  if (form) {
    const fields = new FormData(form);
    // Files go with the real submit; sending them at every keystroke would cost people their data volume.
    for (const [name, value] of [...fields.entries()]) {
      if (value instanceof File) {
        fields.delete(name);
      }
    }
    if (method === "GET") {
      fields.delete("csrfmiddlewaretoken");
      address = `${url}?${new URLSearchParams(fields)}`;
    } else {
      options.body = fields;
    }
  }
  const answer = await fetch(address, options);
  if (!answer.ok || answer.redirected) {
    return null;
  }
  return accept === "application/json" ? answer.json() : answer.text();
}
