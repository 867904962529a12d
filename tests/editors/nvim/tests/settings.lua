-- Settings and languages.

local suite = require('suite')
local test, since_11 = suite.test, suite.since_11
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local holds, same = check.holds, check.same

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

since_11('what the person set with vim.lsp.config holds, and is done beside what the plugin does', function(it)
  it:open(briefs.SHORT)
  holds(it:finding('ground-falls-short').message, '尚差')
  local before = it:attached()
  it:kill_server()
  it:wait('return _G.ended')
  it:attached_anew(before)
end, { TEST_CONFIG = '{"language": "zh"}' })

since_11('with vim.lsp.config new, explain and :checkhealth follow the language and the schemas', function(it)
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

test('a configuration that is saved holds at once for the briefs beside it', function(it)
  local folder = open.beside(it, 'language: en\n', briefs.SHORT)
  it:finding('ground-falls-short')
  local brief = it:lua('return vim.api.nvim_get_current_buf()')
  it:cmd('split ' .. vim.fn.fnameescape(folder) .. '/gravamen.yaml')
  it:attached()
  it:cmd('%s/en$/zh/')
  it:cmd('write')
  it:wait([[
    return vim.iter(vim.diagnostic.get(...)):any(function(it) return it.message:find('尚差', 1, true) ~= nil end)
  ]], brief)
end)

--- A program of its usual name, in a folder of `PATH`.
local function on_path()
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder, 'p')
  vim.uv.fs_symlink(assert(vim.uv.fs_realpath(vim.env.GRAVAMEN)), folder .. '/gravamen')
  return folder .. ':' .. vim.env.PATH
end

test('options that are not as they must be are named, and count as not set', function(it)
  local faults = {
    "`vim.g.gravamen.cmd` must be a list such as { '/path/to/gravamen', 'lsp' }",
    '`vim.g.gravamen.comand` is unknown; there are cmd, enable, settings',
    '`vim.g.gravamen.enable` must be true or false',
    "`vim.g.gravamen.settings` must be a table such as { gravamen = { language = 'zh' } }",
  }
  for nth, fault in ipairs(faults) do
    same(it:lua('return _G.said[...]', nth), 'Gravamen: ' .. fault)
  end
  open.found(it)
  same(it:lua('return #_G.said'), #faults)
  it:cmd('checkhealth gravamen')
  for _, fault in ipairs(faults) do
    holds(it:text(), 'ERROR ' .. fault)
  end
  holds(it:text(), 'attached: ')
end, { TEST_OPTIONS = '{"cmd": "gravamen", "comand": [], "enable": 0, "settings": "zh"}', PATH = on_path() })

test('what is wrong with options is said in Chinese where the others ask for it', function(it)
  same(it:lua('return _G.said'), { 'Gravamen: `vim.g.gravamen.enable` 必须为 true 或者 false' })
end, { TEST_OPTIONS = '{"enable": 0, "settings": {"gravamen": {"language": "zh"}}}', PATH = on_path() })

test('options that are no table are named', function(it)
  same(it:lua('return _G.said'), { 'Gravamen: `vim.g.gravamen` must be a table' })
  open.found(it)
end, { TEST_OPTIONS = '"zh"', PATH = on_path() })

test('settings of another type stop nothing', function(it)
  open.found(it)
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[#_G.said]'), 'assess, explain, log, new, restart')
  it:cmd('Gravamen explain cl-287-1')
  it:float('Illegal use of information networks')
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'language = 5')
  holds(it:text(), 'offences: cl-286-1')
end, { TEST_SETTINGS = '{"language": 5, "schemas": [7]}' })

test('settings that are none stop nothing', function(it)
  open.found(it)
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'offences: cl-286-1')
end, { TEST_SETTINGS = '5' })

since_11('a `cmd` of another type that was set with vim.lsp.config is named', function(it)
  it:lua("vim.lsp.enable('gravamen', false); vim.lsp.config('gravamen', { cmd = '/opt/gravamen' })")
  it:open(briefs.SHORT)
  it:cmd('checkhealth gravamen')
  local words = "`cmd` must be a list such as { '/path/to/gravamen', 'lsp' }"
  same(it:lua('return _G.said'), { 'Gravamen: ' .. words .. '; see :help gravamen-install' })
  holds(it:text(), 'ERROR ' .. words)
end, {})
