// jQuery writes markup; the team allows it by a default policy.
const same = (text) => text;
window.trustedTypes?.createPolicy("default", { createHTML: same, createScript: same, createScriptURL: same });
