// The toolbar's popup: what the guard does on this tab, whether it may see the site, and the way to the settings.
const HOST = { origins: ['https://manage.statuspage.io/*'] };

const words = (name) => chrome.i18n.getMessage(name);
const byId = (id) => document.getElementById(id);

const show = async () => {
  const allowed = await chrome.permissions.contains(HOST);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const title = await chrome.action.getTitle({ tabId: tab?.id });
  const here = tab?.url && new URL(tab.url).hostname === 'manage.statuspage.io';
  byId('allow').hidden = allowed;
  if (!allowed) byId('state').textContent = words('popupNotAllowed');
  else if (!here) byId('state').textContent = words('popupElsewhere');
  // The background puts its verdict into the title; before that it is the plain name.
  else byId('state').textContent = title === words('name') ? words('popupNoForm') : title;
};

byId('allow').textContent = words('popupAllow');
byId('settings').textContent = words('popupSettings');
byId('allow').addEventListener('click', () => chrome.permissions.request(HOST).then(show));
byId('settings').addEventListener('click', () => {
  chrome.runtime.openOptionsPage();
  close();
});
show();
