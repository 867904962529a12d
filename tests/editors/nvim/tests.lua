-- The plugin in a real Neovim with the real server. Run by `run`, which sets PLUGIN, GRAVAMEN, WORK and ROOT.

local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
local Child = dofile(here .. '/child.lua')
local briefs = dofile(here .. '/briefs.lua')

local passed, failed = 0, 0
local nvim

--- Whether a claim holds one of the words of ONLY, which `|` parts.
local function wanted(claim)
  local words = vim.split(vim.env.ONLY or '', '|', { plain = true })
  return vim.iter(words):any(function(it)
    return claim:find(it, 1, true) ~= nil
  end)
end

local tests = {}

--- One claim. `env` asks for a Neovim of its own; without it the tests share one.
local function test(claim, run, env)
  table.insert(tests, { claim = claim, run = run, env = env })
end

--- Runs a test, in a Neovim whose environment holds `more`.
local function try(claim, run, env, more)
  if not wanted(claim) then
    return
  end
  local own = env and Child.start(vim.tbl_extend('force', more, env))
  nvim = nvim or (not own and Child.start(more)) or nil
  local started = vim.uv.hrtime()
  local ok, err = xpcall(function()
    local it = own or nvim
    run(it)
    local deprecated = it:lua('return _G.deprecated')
    assert(#deprecated == 0, 'the plugin calls what is deprecated: ' .. table.concat(deprecated, ', '))
  end, debug.traceback)
  local took = ('%.1f s'):format((vim.uv.hrtime() - started) / 1e9)
  if ok then
    passed = passed + 1
    io.stdout:write(('ok    %s (%s)\n'):format(claim, took))
  else
    failed = failed + 1
    io.stdout:write(('FAIL  %s (%s)\n%s\n'):format(claim, took, tostring(err):gsub('\n', '\n      ')))
  end
  if own then
    own:stop()
  else
    pcall(nvim.keys, nvim, '<C-\\><C-n>')
    pcall(nvim.cmd, nvim, 'silent! only! | silent! %bwipeout!')
    pcall(nvim.lua, nvim, '_G.said = {}; for _, w in ipairs(vim.api.nvim_list_wins()) do pcall(vim.api.nvim_win_close, w, true) end')
  end
end

local function same(got, want)
  if not vim.deep_equal(got, want) then
    error(('got %s, want %s'):format(vim.inspect(got), vim.inspect(want)), 2)
  end
end

local function holds(text, words)
  if not tostring(text):find(words, 1, true) then
    error(('%q is not in:\n%s'):format(words, text), 2)
  end
end

local function lacks(text, words)
  if tostring(text):find(words, 1, true) then
    error(('%q is in:\n%s'):format(words, text), 2)
  end
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

--- A program that answers one word otherwise, and else does what the program does.
local function program_that(word, answer)
  local path = vim.fn.tempname()
  local lines = { '#!/bin/sh', ('[ "$1" = %s ] && %s'):format(word, answer), 'exec "' .. vim.env.GRAVAMEN .. '" "$@"' }
  vim.fn.writefile(lines, path)
  vim.fn.setfperm(path, 'rwxr-xr-x')
  return path
end

io.stdout:write(('Neovim %s\n'):format(tostring(vim.version())))

test('briefs, the configuration and schemas are YAML with a mark; other YAML is not', function(it)
  local types = {}
  for name, text in pairs({
    ['a.brief.yaml'] = '',
    ['b.brief.yml'] = '',
    ['gravamen.yaml'] = '',
    ['parking.yaml'] = briefs.SCHEMA,
    ['other.yaml'] = 'schema: 1\nother: 2\n',
  }) do
    it:open(text, name)
    types[name] = it:lua('return vim.bo.filetype')
  end
  local marked = 'yaml.gravamen'
  same(types, {
    ['a.brief.yaml'] = marked,
    ['b.brief.yml'] = marked,
    ['gravamen.yaml'] = marked,
    ['parking.yaml'] = marked,
    ['other.yaml'] = 'yaml',
  })
end)

test('a brief keeps the colours, the comments and the parser of YAML', function(it)
  it:open(briefs.SHORT)
  same(it:lua([[
    vim.cmd('syntax on')
    local comment = vim.fn.synIDattr(vim.fn.synID(vim.fn.line('$'), #vim.fn.getline('$') - 2, 1), 'name')
    return { comment, vim.bo.commentstring, vim.treesitter.language.get_lang(vim.bo.filetype) }
  ]]), { 'yamlComment', '# %s', 'yaml' })
end)

test('the server attaches to a brief, to a schema and to the configuration, and to no other YAML', function(it)
  for name, text in pairs({ ['a.brief.yaml'] = briefs.SHORT, ['parking.yaml'] = briefs.SCHEMA, ['gravamen.yaml'] = 'language: en\n' }) do
    it:open(text, name)
    it:attached()
  end
  it:open('a: b\n', 'other.yaml')
  vim.wait(300)
  same(it:lua('return #vim.lsp.get_clients({ bufnr = 0 })'), 0)
end)

test('a finding underlines the ground, in UTF-8 columns', function(it)
  it:open(briefs.SHORT)
  local found = it:finding('ground-falls-short')
  same(found.under, 'payment-settlement')
  holds(found.message, '15,000 CNY short')
end)

test('after Chinese on the same line the right word is underlined', function(it)
  it:open(briefs.CHINESE)
  same(it:finding('invalid-value').under, 'knowledge-indicatr')
end)

test('a hover shows the article and the figures', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('payment-settlement: [settled]')
  it:keys('K')
  local text = it:float('12(1)(2)')
  holds(text, '185,000')
  holds(text, '200,000')
end)

test('the ground that is met is pleaded by a code action, and the charge is made out', function(it)
  it:open(briefs.SHORT)
  it:finding('charge-not-made-out')
  it:to('cl-287-2')
  it:lua([[
    vim.ui.select = function(items, opts, choose)
      for _, it in ipairs(items) do
        table.insert(_G.said, opts.format_item(it))
        if opts.format_item(it):find('plead `illegal-gains`', 1, true) then
          return choose(it)
        end
      end
      choose(nil)
    end
    vim.lsp.buf.code_action()
  ]])
  it:wait([[return vim.fn.search('^      illegal-gains: \\[fee\\]$', 'nw') > 0]])
  it:gone('charge-not-made-out')
end)

test('renaming a fact renames it in both sections', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('settled:')
  it:lua('vim.lsp.buf.rename("paid")')
  it:wait([[return vim.fn.search('^  paid:', 'nw') > 0]])
  local text = it:text()
  holds(text, 'payment-settlement: [paid]')
  lacks(text, 'settled')
end)

test('typing completes a ground, one that is met first', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('payment-settlement: [settled]')
  it:keys('o<C-u>      <C-x><C-o>')
  local words = it:wait([[
    local info = vim.fn.complete_info({ 'items', 'pum_visible' })
    return #info.items > 0 and vim.tbl_map(function(it) return it.word end, info.items)
  ]])
  holds(words[1], 'illegal-gains')
end)

test('saving writes what the text shows, and nothing else', function(it)
  local path = it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('settled:')
  it:keys('cepaid<Esc>')
  it:wait("return vim.fn.search('^  paid:', 'nw') > 0")
  it:cmd('silent write')
  same(read(path), (briefs.SHORT:gsub('\n  settled', '\n  paid', 1)))
end)

test('formatting sets indentation and spacing, and leaves the comment where it is', function(it)
  it:open(briefs.UNTIDY)
  it:attached()
  it:lua('vim.lsp.buf.format({ timeout_ms = 10000 })')
  same(it:text(), 'brief: 1\nparties:\n  lin: {name: Lin X, kind: person, role: accused}   # who it is')
end)

test('what is typed is found at once, and a finding that is mended goes', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('185000')
  it:keys('ct 250000<Esc>')
  it:gone('ground-falls-short')
  it:keys('u')
  it:finding('ground-falls-short')
end)

test('the lens of an id leads to where it is used', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('fee: {')
  it:to('settled:')
  it:lua('vim.lsp.codelens.refresh({ bufnr = 0 })')
  it:wait('return #vim.lsp.codelens.get(0) > 0')
  it:lua('vim.lsp.codelens.run()')
  it:wait([[return vim.api.nvim_get_current_line():find('payment-settlement: [settled]', 1, true) ~= nil]])
end)

test('a server that is killed comes back', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  local before = it:attached()
  it:kill_server()
  it:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.id > ...', before)
  it:to('185000')
  it:keys('ct 195000<Esc>')
  it:wait([[
    for _, it in ipairs(vim.diagnostic.get(0)) do
      if it.message:find('5,000 CNY short', 1, true) and not it.message:find('15,000', 1, true) then
        return true
      end
    end
  ]])
end)

test(':Gravamen restart starts a new server for the same buffers', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  local before = it:attached()
  it:cmd('Gravamen restart')
  it:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.id > ...', before)
  it:finding('ground-falls-short')
  same(it:lua('return #vim.lsp.get_clients({ name = "gravamen" })'), 1)
end)

test('a server that was asked to end stays away', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:lua('vim.lsp.stop_client(vim.lsp.get_clients({ name = "gravamen" }))')
  it:wait('return #vim.lsp.get_clients({ name = "gravamen" }) == 0')
  vim.wait(600)
  same(it:lua('return #vim.lsp.get_clients({ name = "gravamen" })'), 0)
  it:cmd('Gravamen restart')
  it:attached()
  it:lua('vim.lsp.stop_client(vim.lsp.get_clients({ name = "gravamen" }), true)')
  it:wait('return #vim.lsp.get_clients({ name = "gravamen" }) == 0')
  vim.wait(600)
  same(it:lua('return #vim.lsp.get_clients({ name = "gravamen" })'), 0)
end, {})

test('the assessment shows elements, the bar, the figures and the article', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  local text = it:float('185,000 of 200,000')
  holds(text, '██')
  holds(text, 'serious circumstances')
  holds(text, 'art. 12(1)(2)')
  same(vim.startswith(text, 'Charge 1: '), true)
  same(it:lua('return vim.api.nvim_win_get_config(0).relative'), 'editor')
end)

test('the assessment follows the text', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('<C-w>p')
  it:to('185000')
  it:keys('ct 190000')
  it:float('190,000 of 200,000')
  it:keys('<Esc>u')
  it:float('185,000 of 200,000')
end)

test('the assessment speaks the language of the brief', function(it)
  local path = it:open('language: zh\n', 'gravamen.yaml')
  vim.fn.writefile(vim.split(briefs.SHORT, '\n'), vim.fs.dirname(path) .. '/a.brief.yaml', 'b')
  it:edit(vim.fs.dirname(path) .. '/a.brief.yaml')
  it:attached()
  it:cmd('Gravamen assess')
  holds(it:float('185,000／200,000元'), '构成要件')
end)

test('the marks of the assessment are coloured', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  local groups = it:lua([[
    local res = {}
    local space = vim.api.nvim_get_namespaces()['gravamen.assessment']
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
      res[mark[4].hl_group] = (res[mark[4].hl_group] or 0) + 1
    end
    return res
  ]])
  assert(groups.DiagnosticError and groups.DiagnosticOk and groups.Identifier and groups.Title, vim.inspect(groups))
end)

test('q closes the assessment, and <CR> on a name leads to the text', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:to('`settled`')
  it:keys('<Right><CR>')
  it:wait([[return vim.api.nvim_get_current_line():find('^  settled:') ~= nil and vim.fn.col('.') == 3]])
  it:cmd('Gravamen assess')
  it:wait('return vim.bo.filetype == "gravamen-assessment"')
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:keys('x')
  it:wait('return vim.bo.modified')
end)

test('the lens of a charge opens its assessment', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  it:to('offence: cl-287-2')
  it:lua('vim.lsp.codelens.refresh({ bufnr = 0 })')
  it:wait('return #vim.lsp.codelens.get(0) > 0')
  it:lua('vim.lsp.codelens.run()')
  it:float('185,000 of 200,000')
end)

test(':Gravamen explain tells of a word and of what stands at the cursor', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:to('payment-settlement: [settled]')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:cmd('Gravamen explain')
  it:float('12(1)(2)')
end)

test(':Gravamen explain on a fact shows what the fact comes to', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:to('settled:')
  it:cmd('Gravamen explain')
  it:float('185,000')
end)

test(':Gravamen explain says what a misspelt word may have meant', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen explain cl-287-11')
  it:wait('return _G.said[1] and _G.said[1]:find("did you mean", 1, true)')
  it:cmd('enew')
  it:cmd('Gravamen explain cl-287-11')
  it:wait('return _G.said[2] and _G.said[2]:find("did you mean", 1, true)')
end)

test(':Gravamen explain works without a brief', function(it)
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
end)

test(':Gravamen explain says so where there is nothing to explain', function(it)
  it:cmd('Gravamen explain')
  same(it:wait('return _G.said[1]'), 'Gravamen: there is nothing to explain here')
  it:open(briefs.SHORT .. '\n# \n')
  it:attached()
  it:keys('Gk')
  it:cmd('Gravamen explain')
  it:wait('return _G.said[2]')
  same(it:lua('return #vim.api.nvim_list_wins()'), 1)
end)

test(':Gravamen new writes a skeleton and opens it', function(it)
  local path = vim.fn.tempname() .. ' 新 #1 [x]'
  it:cmd('Gravamen new ' .. vim.fn.escape(path, ' ') .. ' cl-287-2')
  it:attached()
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), path .. '.brief.yaml')
  holds(it:text(), 'offence: cl-287-2')
end)

test(':Gravamen new makes a brief of whatever name it is given', function(it)
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  for given, made in pairs({
    ['lin.yaml'] = 'lin.brief.yaml',
    ['wang.YML'] = 'wang.brief.yaml',
    ['zhao.brief.yml'] = 'zhao.brief.yml',
    ['v1.2'] = 'v1.2.brief.yaml',
  }) do
    it:cmd('Gravamen new ' .. folder .. '/' .. given .. ' cl-287-2')
    same(it:lua('return vim.api.nvim_buf_get_name(0)'), folder .. '/' .. made)
    same(vim.fn.filereadable(folder .. '/' .. made), 1)
    it:attached()
  end
end)

test('the program knows the schemas of the settings, and the offences of each folder', function(it)
  local one, two = vim.fn.tempname() .. ' 一', vim.fn.tempname() .. ' 二'
  vim.fn.mkdir(one .. '/law', 'p')
  vim.fn.mkdir(one .. '/cases', 'p')
  vim.fn.mkdir(two, 'p')
  vim.fn.writefile({}, one .. '/gravamen.yaml')
  vim.fn.writefile(vim.split(briefs.SCHEMA, '\n'), one .. '/law/parking.yaml')
  local offences = [[return vim.fn.getcompletion('Gravamen new ' .. vim.fn.escape(..., ' ') .. ' par', 'cmdline')]]
  same(it:lua(offences, two .. '/a'), {})
  same(it:lua(offences, one .. '/cases/a'), { 'parking' })
  it:lua('vim.g.absolute = ...', one .. '/law')
  it:lua([[
    local server = require('gravamen.server')
    local config = server.config
    server.config = function()
      return vim.tbl_deep_extend('force', config(), { settings = { gravamen = { schemas = { vim.g.absolute } } } })
    end
  ]])
  same(it:lua(offences, two .. '/a'), { 'parking' })
end, { TEST_SETTINGS = '{"schemas": ["law"]}' })

test(':Gravamen new asks for the offence', function(it)
  local path = vim.fn.tempname() .. '.brief.yaml'
  it:lua('vim.ui.select = function(items, _, choose) _G.offered = items; choose(items[1]) end')
  it:cmd('Gravamen new ' .. path)
  same(it:lua('return _G.offered'), { 'cl-286-1', 'cl-287-1', 'cl-287-2' })
  holds(it:text(), 'offence: cl-286-1')
end)

test(':Gravamen completes its subcommands, files and offences', function(it)
  same(it:lua('return vim.fn.getcompletion("Gravamen ", "cmdline")'), { 'assess', 'explain', 'log', 'new', 'restart' })
  same(it:lua('return vim.fn.getcompletion("Gravamen re", "cmdline")'), { 'restart' })
  same(it:lua('return vim.fn.getcompletion("Gravamen new a.brief.yaml cl-287", "cmdline")'), { 'cl-287-1', 'cl-287-2' })
  same(it:lua('return vim.fn.getcompletion("Gravamen explain cl-287", "cmdline")'), { 'cl-287-1', 'cl-287-2' })
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  vim.fn.writefile({}, folder .. '/lin.brief.yaml')
  local path = folder .. '/l'
  same(it:lua('return vim.fn.getcompletion("Gravamen new " .. ..., "cmdline")', path), { folder .. '/lin.brief.yaml' })
end)

test(':Gravamen new leaves a file that exists alone, and says so', function(it)
  local path = it:open(briefs.SHORT)
  it:cmd('Gravamen new ' .. vim.fn.escape(path, ' ') .. ' cl-287-1')
  holds(it:lua('return _G.said[1]'), 'a.brief.yaml')
  same(read(path), briefs.SHORT)
end)

test(':Gravamen new completes a path with a blank, so that it stays one word', function(it)
  local path = it:open(briefs.SHORT)
  local typed = vim.fn.escape(path:match('^(.*)%.brief'), ' [')
  same(it:lua('return vim.fn.getcompletion("Gravamen new " .. ..., "cmdline")', typed), { vim.fn.escape(path, ' ') })
end)

test(':Gravamen new without a file asks for one, and asks in Chinese which offence it is', function(it)
  it:cmd('Gravamen new')
  holds(it:lua('return _G.said[1]'), ':Gravamen new FILE')
  it:lua('vim.ui.select = function(_, opts, choose) _G.prompt = opts.prompt; choose(nil) end')
  local path = vim.fn.tempname() .. '.brief.yaml'
  it:cmd('Gravamen new ' .. path)
  same(it:lua('return _G.prompt'), '指控哪一罪名？')
  same(vim.fn.filereadable(path), 0)
end, { TEST_SETTINGS = '{"language": "zh"}' })

test(':Gravamen alone opens the assessment; without a server it says what to do', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen')
  it:float('185,000 of 200,000')
  it:keys('q')
  it:open('a: b\n', 'other.yaml')
  it:cmd('Gravamen')
  holds(it:lua('return _G.said[1]'), ':checkhealth gravamen')
  same(it:lua('return #vim.api.nvim_list_wins()'), 1)
end)

test('<CR> on what is not in the text says so', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:to('short')
  it:keys('<CR>')
  same(it:wait('return _G.said[1]'), 'Gravamen: not in the text: short')
  -- A server that knows no outline at all, as Neovim 0.12 tells it.
  it:lua([[
    local client = vim.lsp.get_clients({ name = 'gravamen' })[1]
    local request = client.request
    client.request = function(...)
      client.request = request
      for _, it in ipairs({ ... }) do
        local _ = type(it) == 'function' and it(nil, vim.NIL)
      end
    end
  ]])
  it:keys('<CR>')
  same(it:wait('return _G.said[2]'), 'Gravamen: not in the text: short')
end)

test('the assessment says that the server is gone, and follows the next one', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('<C-w>p')
  it:lua('vim.lsp.stop_client(vim.lsp.get_clients({ name = "gravamen" }))')
  it:wait('return #vim.lsp.get_clients({ name = "gravamen" }) == 0')
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('The server does not run')
  it:cmd('Gravamen restart')
  it:float('190,000 of 200,000')
end, {})

test('a server that falls again and again is left alone, and the person is told', function(it)
  it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  for nth = 1, 5 do
    local before = it:attached()
    it:kill_server()
    if nth < 5 then
      it:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.id > ...', before)
    end
  end
  it:wait([[return vim.iter(_G.said):any(function(words) return words:find('fell 5 times', 1, true) ~= nil end)]])
  vim.wait(800)
  same(it:lua('return #vim.lsp.get_clients({ name = "gravamen" })'), 0)
  it:cmd('Gravamen restart')
  it:attached()
end, {})

test('with enable = false nothing starts until the person asks for it', function(it)
  it:open(briefs.SHORT)
  vim.wait(500)
  same(it:lua('return #vim.lsp.get_clients()'), 0)
  it:cmd('Gravamen restart')
  it:attached()
end, { TEST_DISABLED = '1' })

test(':Gravamen names its subcommands when it is given another', function(it)
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[1]'), 'assess, explain, log, new, restart')
end)

test(':Gravamen log opens the log', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:lua('for nth = 1, 3 do vim.lsp.log.error(nth) end')
  it:cmd('Gravamen log')
  same(it:lua('return vim.api.nvim_buf_get_name(0) == vim.uv.fs_realpath(vim.lsp.log.get_filename())'), true)
  same(it:lua('return vim.fn.line(".") == vim.fn.line("$") and vim.fn.line(".") > 2'), true)
end)

test(':checkhealth gravamen finds all well', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('checkhealth gravamen')
  local text = it:text()
  holds(text, 'version 0.1.0, as the plugin')
  holds(text, 'attached: ')
  holds(text, 'offences: cl-286-1')
  lacks(text, 'ERROR')
  lacks(text, 'WARNING')
end)

test(':checkhealth gravamen names the mistakes of the configuration', function(it)
  local path = it:open(briefs.SHORT)
  it:attached()
  vim.fn.writefile({ 'schemas: [nowhere]' }, vim.fs.dirname(path) .. '/gravamen.yaml')
  it:cmd('checkhealth gravamen')
  local text = it:text()
  holds(text, 'schemas: [nowhere]')
  holds(text, 'nowhere: there is no such file or folder')
  holds(text, 'ERROR gravamen.yaml: has mistakes')
end, {})

test('a Neovim that is too old says so in the language of the person', function(it)
  local load = [[
    local v, has = vim.v, vim.fn.has
    vim.g.loaded_gravamen, vim.v = nil, { lang = ... }
    vim.fn.has = function() return 0 end
    dofile(vim.env.PLUGIN .. '/plugin/gravamen.lua')
    vim.v, vim.fn.has = v, has
    return table.remove(_G.said)
  ]]
  same(it:lua(load, 'en_GB.UTF-8'), 'Gravamen needs Neovim 0.10 or later')
  same(it:lua(load, 'zh_CN.UTF-8'), 'Gravamen 需要 Neovim 0.10 或者更新的版本')
end, {})

test('without the program the person is told once, and :checkhealth says what to do', function(it)
  it:open(briefs.SHORT)
  it:open(briefs.SHORT)
  same(#it:lua('return _G.said'), 1)
  holds(it:lua('return _G.said[1]'), 'gravamen-install')
  it:cmd('Gravamen explain cl-287-1')
  holds(it:lua('return _G.said[2]'), 'gravamen-install')
  it:cmd('Gravamen new ' .. vim.fn.tempname() .. ' cl-287-1')
  holds(it:lua('return _G.said[3]'), 'gravamen-install')
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'was not found')
  holds(it:text(), 'cargo install')
end, { GRAVAMEN = '/nowhere/gravamen' })

test('messages of the plugin and of the server are Chinese where the person wants that', function(it)
  it:open(briefs.SHORT)
  holds(it:finding('ground-falls-short').message, '尚差')
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[1]'), '没有 `asess`')
end, { TEST_SETTINGS = '{"language": "zh"}' })

test('what the program itself says is Chinese where the settings or :language say so', function(it)
  it:cmd('Gravamen explain cl-287-1')
  it:float('非法利用信息网络罪')
  it:cmd('Gravamen new ' .. vim.fn.tempname() .. ' cl-287-2')
  holds(it:text(), '案情摘要')
  it:cmd('checkhealth gravamen')
  holds(it:text(), '语言：zh')
end, { TEST_SETTINGS = '{"language": "zh"}' })

test('what the person set with vim.lsp.config holds, and is done beside what the plugin does', function(it)
  it:open(briefs.SHORT)
  holds(it:finding('ground-falls-short').message, '尚差')
  local before = it:attached()
  it:kill_server()
  it:wait('return _G.ended')
  it:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.id > ...', before)
end, { TEST_CONFIG = '{"language": "zh"}' })

test(':Gravamen explain shows another word in place of the first, and the same word again goes into the float', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  same(it:lua('return #vim.api.nvim_list_wins()'), 2)
  it:cmd('Gravamen explain cl-287-2')
  it:wait('return vim.api.nvim_win_get_config(0).relative ~= ""')
  it:to('abnormal-deal')
  it:keys('5l')
  it:cmd('Gravamen explain')
  it:float('# price or manner')
  same(it:lua('return { vim.api.nvim_win_get_config(0).relative, #vim.api.nvim_list_wins() }'), { 'win', 2 })
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  same(it:lua('return #vim.api.nvim_list_bufs()'), 1)
end)

test(':Gravamen explain breaks no word in two', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  same(it:lua('return vim.wo[vim.b.lsp_floating_preview].linebreak'), true)
end)

test(':Gravamen explain indents what is left of an item', function(it)
  it:lua('vim.o.columns = 60')
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen explain cl-287-2')
  it:float('Assisting information network criminal activity')
  local continued = it:wait([[
    vim.cmd('redraw!')
    local win = vim.b.lsp_floating_preview
    local place = vim.api.nvim_win_get_position(win)
    local function row(nth)
      local text = ''
      for col = 1, vim.api.nvim_win_get_width(win) do
        text = text .. vim.fn.screenstring(place[1] + 1 + nth, place[2] + 1 + col)
      end
      return text
    end
    for nth = 1, vim.api.nvim_win_get_height(win) do
      if vim.startswith(row(nth), '- limitation') then
        return row(nth + 1)
      end
    end
  ]])
  same(continued:match('^(%s*)%S'), '  ')
end, {})

test('the assessment of another brief takes the place of the first, and nothing is left behind', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:open((briefs.SHORT:gsub('185000', '150000')))
  it:attached()
  it:cmd('Gravamen assess')
  it:float('150,000 of 200,000')
  it:keys('<C-w>p')
  it:cmd('split #')
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  same(it:lua('return #vim.api.nvim_list_wins()'), 3)
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 2')
  same(it:lua('return #vim.api.nvim_list_bufs()'), 2)
  same(it:lua('return vim.fn.exists("#gravamen.assessment")'), 0)
end)

test('the assessment opens in the tab page that it is asked for in', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('<C-w>p')
  it:cmd('tab split')
  it:cmd('Gravamen assess')
  it:wait('return vim.bo.filetype == "gravamen-assessment"')
  same(it:lua('return { vim.fn.tabpagenr(), #vim.api.nvim_list_wins() }'), { 2, 3 })
end)

test('the assessment goes with its brief, and no other buffer comes into its window', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  holds(it:lua('return select(2, pcall(vim.cmd.edit, "other.txt"))'), 'winfixbuf')
  it:keys('<C-w>p')
  it:cmd('edit!')
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('190,000 of 200,000')
  it:cmd('bdelete!')
  it:wait('return #vim.api.nvim_list_wins() == 1')
end)

test('the assessment follows a brief that is saved under another name', function(it)
  local path = it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('<C-w>p')
  it:cmd('saveas ' .. vim.fn.fnameescape(vim.fs.dirname(path) .. '/乙.brief.yaml'))
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('190,000 of 200,000')
end)

test('the assessment fits into the screen, however small', function(it)
  it:cmd('set nowrap')
  it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  for _, size in ipairs({ { 200, 50 }, { 80, 24 }, { 44, 12 } }) do
    it:lua('vim.o.columns, vim.o.lines = ...', unpack(size))
    it:lua('vim.api.nvim_exec_autocmds("VimResized", {})')
    it:wait([[
      local longest = 0
      for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
        longest = math.max(longest, vim.fn.strdisplaywidth(line))
      end
      local width, height = vim.api.nvim_win_get_width(0), vim.api.nvim_win_get_height(0)
      local whole = longest <= width or vim.o.columns < 80 and vim.wo.wrap
      return whole and width <= vim.o.columns - 2 and height <= vim.o.lines - 4
    ]])
  end
end, {})

test('a long brief is assessed, and its float leads to the last fact', function(it)
  local facts = {}
  for nth = 1, 3000 do
    table.insert(facts, ('  f%d: {kind: payment-settlement, by: lin, when: 2023-05, amount: 1 CNY, evidence: [bank]}\n'):format(nth))
  end
  it:open((briefs.SHORT:gsub('charges:', table.concat(facts) .. 'charges:'):gsub('%[settled%]', '[settled, f3000]')))
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,001 of 200,000')
  it:to('`f3000`')
  it:keys('<Right><CR>')
  it:wait([[return vim.api.nvim_get_current_line():find('^  f3000:') ~= nil]])
end)

test('a brief without a name is told to get one, and is then served', function(it)
  it:cmd('enew')
  it:lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(..., "\\n"))', briefs.SHORT)
  it:cmd('setfiletype yaml.gravamen')
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:cmd('Gravamen assess')
  holds(it:lua('return _G.said[1]'), 'give it a name')
  it:to('abnormal-deal')
  it:cmd('Gravamen explain')
  it:float('clearly abnormal')
  it:cmd('write ' .. vim.fn.tempname() .. '.brief.yaml')
  it:finding('ground-falls-short')
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  same(it:lua('return vim.v.errmsg'), '')
end, {})

test('two briefs are compared with nvim -d, and each is assessed', function(it)
  local one = it:open(briefs.SHORT)
  it:attached()
  local two = it:open((briefs.SHORT:gsub('185000', '150000')))
  it:attached()
  it:cmd('diffthis')
  it:cmd('vertical diffsplit ' .. vim.fn.fnameescape(one))
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 2')
  it:cmd('wincmd w')
  it:cmd('Gravamen assess')
  it:float('150,000 of 200,000')
  same(it:lua('return vim.wo.diff'), false)
end)

test('a session brings the briefs back, with their server, and no empty float', function(it)
  local path = it:open(briefs.SHORT)
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  local session = vim.fn.tempname()
  it:cmd('mksession ' .. session)
  it:cmd('silent! only! | silent! %bwipeout!')
  it:cmd('source ' .. session)
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), path)
  it:finding('ground-falls-short')
  same(it:lua('return #vim.api.nvim_list_wins()'), 1)
end, {})

test('with vim.lsp.config new, explain and :checkhealth follow the language and the schemas', function(it)
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder .. '/law', 'p')
  vim.fn.writefile({}, folder .. '/gravamen.yaml')
  vim.fn.writefile(vim.split(briefs.LAW, '\n'), folder .. '/law/parking.yaml')
  it:cmd('cd ' .. folder)
  it:cmd('Gravamen explain parking')
  it:float('停车')
  it:cmd('checkhealth gravamen')
  holds(it:text(), '程序')
  holds(it:text(), '罪名：cl-286-1, cl-287-1, cl-287-2, parking')
  holds(it:text(), '编辑器中的设置：{')
  it:cmd('Gravamen new a parking')
  holds(it:text(), '案情摘要')
  holds(it:text(), 'offence: parking')
end, { TEST_CONFIG = '{"language": "zh", "schemas": ["law"]}' })

test('where no setting does, :language decides', function(it)
  it:lua("vim.v = setmetatable({ lang = 'zh_CN.UTF-8' }, { __index = vim.v })")
  it:cmd('Gravamen explain cl-287-1')
  it:float('非法利用信息网络罪')
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[1]'), '没有 `asess`')
  it:cmd('Gravamen new ' .. vim.fn.tempname() .. ' cl-287-2')
  holds(it:text(), '案情摘要')
  it:open(briefs.SHORT)
  holds(it:finding('ground-falls-short').message, '尚差')
  it:cmd('checkhealth gravamen')
  holds(it:text(), '语言：zh')
end, {})

test('the language `auto` leaves it to :language', function(it)
  it:lua("vim.v = setmetatable({ lang = 'zh_CN.UTF-8' }, { __index = vim.v })")
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[1]'), '没有 `asess`')
  it:open(briefs.SHORT)
  holds(it:finding('ground-falls-short').message, '尚差')
end, { TEST_SETTINGS = '{"language": "auto"}' })

test(':checkhealth gravamen names a program of another version', function(it)
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'the program is of version 9.9.9, the plugin of')
  holds(it:text(), 'Install both from the same state')
  holds(it:text(), 'no brief is open')
end, { GRAVAMEN = program_that('--version', 'echo "gravamen 9.9.9" && exit') })

test(':checkhealth gravamen names a brief that has no server, and a file type that is another', function(it)
  it:open(briefs.SHORT)
  it:attached()
  it:lua('vim.lsp.stop_client(vim.lsp.get_clients({ name = "gravamen" }))')
  it:wait('return #vim.lsp.get_clients({ name = "gravamen" }) == 0')
  it:lua("vim.filetype.add({ pattern = { ['.*%.brief%.ya?ml'] = { 'other', { priority = 30 } } } })")
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'not attached: ')
  holds(it:text(), 'ERROR *.brief.yaml has the file type')
  holds(it:text(), 'other')
end, {})

test(':checkhealth gravamen names another server beside it, and a connection by a function', function(it)
  it:lua([[
    vim.lsp.config('gravamen', { cmd = function(dispatchers) return vim.lsp.rpc.start({ vim.env.GRAVAMEN, 'lsp' }, dispatchers) end })
  ]])
  it:open(briefs.SHORT)
  it:attached()
  it:lua([[
    local function answer(_, _, done) done(nil, { capabilities = {} }) return true, 1 end
    local function yes() return true end
    local rpc = { request = answer, notify = yes, is_closing = function() return false end, terminate = yes }
    vim.lsp.start({ name = 'other', cmd = function() return rpc end })
  ]])
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'beside it: other')
  holds(it:text(), 'connected to by a function')
end, { TEST_CONFIG = '{}' })

test(':checkhealth gravamen says when the program has no answer', function(it)
  it:cmd('checkhealth gravamen')
  holds(it:text(), '`gravamen doctor` gave no answer')
end, { GRAVAMEN = program_that('doctor', 'exit 1') })

test('the entry alone, without the plugin, serves a brief, and its lens shows a plain assessment', function(it)
  it:lua(read(vim.env.PLUGIN .. '/README.md'):match('## Without the plugin.-\n```lua\n(.-)\n```'))
  same(it:lua('return vim.fn.exists(":Gravamen")'), 0)
  local path = it:open('', 'gravamen.yaml')
  vim.fn.writefile(vim.split(briefs.SHORT, '\n'), vim.fs.dirname(path) .. '/a.brief.yaml', 'b')
  it:edit(vim.fs.dirname(path) .. '/a.brief.yaml')
  same(it:finding('ground-falls-short').under, 'payment-settlement')
  same(it:lua('return vim.lsp.get_clients()[1].root_dir'), vim.fs.dirname(path))
  it:to('payment-settlement: [settled]')
  it:keys('K')
  it:float('12(1)(2)')
  it:to('offence: cl-287-2')
  it:lua('vim.lsp.codelens.refresh({ bufnr = 0 })')
  it:wait('return #vim.lsp.codelens.get(0) > 0')
  it:lua('vim.lsp.codelens.run()')
  it:float('185,000 of 200,000')
  it:to('cl-287-2')
  it:lua([[
    vim.ui.select = function(items, opts, choose)
      for _, it in ipairs(items) do
        if opts.format_item(it):find('plead `illegal-gains`', 1, true) then
          return choose(it)
        end
      end
    end
    vim.lsp.buf.code_action()
  ]])
  it:gone('charge-not-made-out')
end, { TEST_ALONE = '1' })

test('a root that the person finds by a function holds, also for a server that comes back', function(it)
  it:lua([[vim.lsp.config('gravamen', { root_dir = function(buf, found) found('/tmp') end })]])
  it:open(briefs.SHORT)
  local before = it:attached()
  it:cmd('Gravamen restart')
  it:wait('local c = vim.lsp.get_clients({ name = "gravamen", bufnr = 0 })[1]; return c and c.id > ...', before)
  same(it:lua('return vim.lsp.get_clients({ name = "gravamen" })[1].root_dir'), '/tmp')
end, { TEST_CONFIG = '{}' })

test('the lens of a schema runs its examples and says how many hold', function(it)
  local path = it:open(briefs.EXAMPLES, 'parking.examples.yaml')
  vim.fn.writefile(vim.split(briefs.LAW, '\n'), vim.fs.dirname(path) .. '/parking.yaml')
  it:edit(vim.fs.dirname(path) .. '/parking.yaml')
  it:attached()
  it:to('offence:')
  it:lua('vim.lsp.codelens.refresh({ bufnr = 0 })')
  it:wait('return #vim.lsp.codelens.get(0) > 0')
  it:lua('vim.lsp.codelens.run()')
  holds(it:wait('return _G.said[1]'), 'examples hold')
end)

test('the keys that the help proposes work', function(it)
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  it:lua(help:match('completes%. What Neovim leaves to you: >lua\n(.-)\n<'))
  it:open(briefs.SHORT)
  it:attached()
  it:wait('return #vim.lsp.codelens.get(0) > 0')
  same(it:lua('return vim.lsp.inlay_hint.is_enabled({ bufnr = 0 })'), true)
  it:to('offence: cl-287-2')
  it:keys('grx')
  it:float('185,000 of 200,000')
end, {})

test('the help has tags, and :help gravamen opens it', function(it)
  it:cmd('helptags ' .. vim.fn.fnameescape(vim.env.PLUGIN) .. '/doc')
  for _, tag in ipairs({ 'gravamen', ':Gravamen', 'gravamen-install', 'gravamen-filetype', 'gravamen-settings' }) do
    it:cmd('help ' .. tag)
    holds(it:lua('return vim.api.nvim_buf_get_name(0)'), 'doc/gravamen.txt')
  end
end)

test('every reference in the help leads somewhere, and no line is too long', function(it)
  it:cmd('helptags ALL')
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  for tag in help:gmatch('|([^|%s]+)|') do
    it:cmd('help ' .. tag)
  end
  for line in help:gmatch('[^\n]*') do
    assert(vim.fn.strdisplaywidth(line) <= 78, 'too long: ' .. line)
  end
end)

test('the versions of the plugin and of the program are one', function(it)
  local version = it:lua('return require("gravamen").version')
  same(read(vim.env.ROOT .. '/Cargo.toml'):match('\nversion = "([^"]+)"'), version)
end)

--- Runs all, each claim with words behind it.
local function try_all(words, more, left_out)
  for _, it in ipairs(tests) do
    if not left_out(it.env or {}) then
      try(it.claim .. words, it.run, it.env, more)
    end
  end
  if nvim then
    nvim:stop()
    nvim = nil
  end
end

try_all('', {}, function()
  return false
end)
-- What is set with `vim.lsp.config` there is not.
try_all('; Neovim 0.10', { TEST_OLD = '1' }, function(env)
  return vim.env.OLD == 'no' or env.TEST_CONFIG or env.TEST_ALONE
end)
io.stdout:write(('%d passed, %d failed\n'):format(passed, failed))
-- 3 says that no test has such a name.
os.exit(failed > 0 and 1 or passed == 0 and 3 or 0)
