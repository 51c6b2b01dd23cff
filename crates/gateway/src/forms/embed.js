// Puts a Kehu form where this script stands: <script src="https://crm.example.com/f/KEY.js" async></script>
// The page's own styles apply; classes begin with kehu-.
(function () {
  'use strict';
  var own = document.currentScript;
  if (!own) return;
  var found = /^(.*)\/f\/([A-Za-z0-9]+)\.js/.exec(own.src);
  if (!found) return;
  var address = found[1] + '/v1/public/forms/' + found[2];
  var place = document.createElement('div');
  place.className = 'kehu-form';
  own.parentNode.insertBefore(place, own);
  var LONGEST = 4 * 3600 * 1000;
  var UTM = ['source', 'medium', 'campaign', 'term', 'content'];
  var utm = remembered();
  var language = own.getAttribute('data-lang') || document.documentElement.lang || navigator.language || 'en';
  var zh = /^zh/i.test(language);
  var words = zh
    ? { send: '提交', sending: '正在提交…', again: '网络不通，正在重试…', choose: '请选择', thanks: '感谢您的提交，我们会尽快与您联系。', mail: '我们已向您的邮箱发送了一封邮件，请打开其中的链接完成确认。', mend: '请修改标出的内容。', yes: '是' }
    : { send: 'Send', sending: 'Sending…', again: 'No connection, trying again…', choose: 'Please choose', thanks: 'Thank you. We will get in touch with you.', mail: 'We have sent you an e-mail. Please open the link in it to confirm.', mend: 'Please correct what is marked.', yes: 'Yes' };

  load(1000);

  // A browser doesn't tell a web site that is not welcome from a network that is away: both are asked again, ever more
  // seldom, and at once when the network is back.
  function later(again, pause) {
    var timer = setTimeout(go, pause, Math.min(pause * 2, LONGEST));
    addEventListener('online', soon);
    function go(next) { clearTimeout(timer); removeEventListener('online', soon); again(next); }
    function soon() { go(1000); }
  }

  function load(pause) {
    fetch(address, { headers: { 'accept-language': language } }).then(function (reply) {
      if (reply.ok) return reply.json().then(draw);
      if (reply.status >= 500 || reply.status === 429) throw new Error('later');
      console.warn('kehu form: ' + reply.status);
    }).catch(function () { later(load, pause); });
  }

  // what an earlier page of this visit was opened with counts for all of it
  function remembered() {
    var given = new URLSearchParams(location.search), kept = {};
    try { kept = JSON.parse(sessionStorage.getItem('kehu-utm') || '{}') || {}; } catch (e) { kept = {}; }
    if (!kept.landed) kept.referrer = document.referrer;
    kept.landed = true;
    UTM.forEach(function (name) { if (given.get('utm_' + name)) kept[name] = given.get('utm_' + name); });
    try { sessionStorage.setItem('kehu-utm', JSON.stringify(kept)); } catch (e) { /* private window */ }
    return kept;
  }

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== false && attributes[name] != null) element.setAttribute(name, attributes[name] === true ? '' : attributes[name]);
    });
    if (text) element.textContent = text;
    return element;
  }

  function draw(form) {
    var box = make('form', { class: 'kehu-fields', novalidate: true });
    if (form.title) box.appendChild(make('h2', { class: 'kehu-title' }, form.title));
    if (form.intro) box.appendChild(make('p', { class: 'kehu-intro', style: 'white-space:pre-line' }, form.intro));
    (form.fields || []).forEach(function (field) { box.appendChild(question(field)); });
    if (form.consent) {
      var agree = make('label', { class: 'kehu-consent' });
      agree.appendChild(make('input', { type: 'checkbox', name: 'consent', required: true }));
      agree.appendChild(document.createTextNode(' ' + form.consent));
      var line = make('div', { class: 'kehu-field', 'data-name': 'consent' });
      line.appendChild(agree);
      box.appendChild(line);
    }
    var trap = make('div', { 'aria-hidden': 'true', style: 'position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden' });
    trap.appendChild(make('input', { name: 'website_url', tabindex: '-1', autocomplete: 'off' }));
    box.appendChild(trap);
    var said = make('p', { class: 'kehu-said', role: 'status', 'aria-live': 'polite' });
    var button = make('button', { type: 'submit', class: 'kehu-send' }, words.send);
    box.appendChild(said);
    box.appendChild(button);
    // one id for one message, however often it must be sent
    var id = newId();
    box.addEventListener('submit', function (event) {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      send(message(form, box, id), 1000);
    });
    place.textContent = '';
    place.appendChild(box);

    function send(body, pause) {
      said.textContent = words.sending;
      fetch(address + '/submissions', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: body
      }).then(function (reply) {
        if (reply.ok) return reply.json().then(done);
        if (reply.status >= 500 || reply.status === 429) throw new Error('later');
        return reply.json().then(function (problem) { refuse(problem); });
      }).catch(function () {
        said.textContent = words.again;
        later(function (next) { send(body, next); }, pause);
      });
    }

    function refuse(problem) {
      button.disabled = false;
      said.textContent = problem.errors && problem.errors.length ? words.mend : problem.detail || words.mend;
      Array.prototype.forEach.call(box.querySelectorAll('.kehu-field'), function (line) {
        var old = line.querySelector('.kehu-wrong'), input = line.querySelector('input,select,textarea');
        if (old) old.remove();
        if (input) input.removeAttribute('aria-invalid');
        (problem.errors || []).forEach(function (error) {
          if (error.field !== line.getAttribute('data-name')) return;
          line.appendChild(make('p', { class: 'kehu-wrong' }, error.detail));
          if (input) input.setAttribute('aria-invalid', 'true');
        });
      });
      var first = box.querySelector('[aria-invalid]');
      if (first) first.focus();
    }

    function done(told) {
      if (told.thanksUrl && !told.confirm) { location.href = told.thanksUrl; return; }
      place.textContent = '';
      place.appendChild(make('p', { class: 'kehu-thanks', role: 'status', style: 'white-space:pre-line' }, told.confirm ? words.mail : told.thanks || words.thanks));
    }
  }

  function question(field) {
    var line = make('div', { class: 'kehu-field', 'data-name': field.name });
    var id = 'kehu-' + found[2] + '-' + field.name;
    var label = field.label + (field.required ? ' *' : '');
    if (field.kind === 'CHOICES') {
      var set = make('fieldset');
      set.appendChild(make('legend', {}, label));
      (field.options || []).forEach(function (option) { set.appendChild(check(field.name, option.value, option.label)); });
      line.appendChild(set);
      return line;
    }
    if (field.kind === 'YES_NO') { line.appendChild(check(field.name, words.yes, label)); return line; }
    line.appendChild(make('label', { for: id }, label));
    var input;
    if (field.kind === 'CHOICE') {
      input = make('select', { id: id, name: field.name, required: field.required });
      input.appendChild(make('option', { value: '' }, words.choose));
      (field.options || []).forEach(function (option) { input.appendChild(make('option', { value: option.value }, option.label)); });
    } else if (field.kind === 'LONG_TEXT') {
      input = make('textarea', { id: id, name: field.name, rows: '4', maxlength: '5000', required: field.required });
    } else {
      var kinds = { PHONE: 'tel', EMAIL: 'email', NUMBER: 'number', DATE: 'date' };
      input = make('input', { id: id, name: field.name, type: kinds[field.kind] || 'text', maxlength: '500', required: field.required });
    }
    line.appendChild(input);
    return line;
  }

  function check(name, value, text) {
    var label = make('label', { class: 'kehu-check' });
    label.appendChild(make('input', { type: 'checkbox', name: name, value: value }));
    label.appendChild(document.createTextNode(' ' + text));
    return label;
  }

  function message(form, box, id) {
    var values = {};
    (form.fields || []).forEach(function (field) {
      var given = Array.prototype.filter.call(box.querySelectorAll('[name="' + field.name + '"]'), function (input) {
        return input.type !== 'checkbox' || input.checked;
      }).map(function (input) { return input.value; });
      if (given.length) values[field.name] = given.length > 1 ? given : given[0];
    });
    var consent = box.querySelector('[name="consent"]');
    var body = {
      id: id, values: values, consent: !!(consent && consent.checked), seal: form.seal,
      trap: box.querySelector('[name="website_url"]').value, pageUrl: location.href, referrer: utm.referrer || ''
    };
    UTM.forEach(function (name) {
      if (utm[name]) body['utm' + name.charAt(0).toUpperCase() + name.slice(1)] = utm[name];
    });
    return JSON.stringify(body);
  }

  function newId() {
    if (window.crypto && crypto.randomUUID) return crypto.randomUUID();
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }
})();
