-- A new brief.

local test = require('suite').test
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same, holds, read, program_that = check.same, check.holds, check.read, check.program_that

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
    ['Li.BRIEF.YAML'] = 'Li.brief.yaml',
    ['Sun.Brief.Yml'] = 'Sun.brief.yml',
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
  it:lua('vim.ui.select = function(items, opts, choose) _G.offered = vim.tbl_map(opts.format_item, items); choose(items[1]) end')
  it:cmd('Gravamen new ' .. path)
  same(it:lua('return _G.offered'), {
    'cl-286-1  Refusal to perform network security management duties',
    'cl-287-1  Illegal use of information networks',
    'cl-287-2  Assisting information network criminal activity',
  })
  holds(it:text(), 'offence: cl-286-1')
end)

test(':Gravamen new opens the brief beside what keeps its window, and takes an offence in capitals', function(it)
  it:lua('vim.ui.select = function(_, _, choose) choose(nil) end')
  local folder = vim.fs.dirname(open.assessed(it))
  it:cmd('Gravamen new ' .. folder .. '/b.brief.yaml CL-287-2')
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), folder .. '/b.brief.yaml')
  holds(it:text(), 'offence: cl-287-2')
  it:keys('ix<Esc>')
  it:wait('return vim.bo.modified')
  it:cmd('set nohidden')
  it:cmd('Gravamen new ' .. folder .. '/c.brief.yaml cl-287-2')
  it:cmd('set hidden')
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), folder .. '/c.brief.yaml')
  holds(it:text(), 'offence: cl-287-2')
end, {})

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

test(':Gravamen new takes a name with blanks as it is typed, and notes the name alone in the brief', function(it)
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  it:cmd('cd ' .. folder)
  it:cmd('Gravamen new Lin X.brief.yaml cl-287-2')
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), folder .. '/Lin X.brief.yaml')
  it:cmd('Gravamen new 张三.brief.yaml cl-287-2')
  holds(it:text(), '`gravamen check 张三.brief.yaml`')
  it:cmd('Gravamen new ' .. folder .. '/-b cl-287-2')
  holds(it:text(), '`gravamen check ./-b.brief.yaml`')
  it:cmd('Gravamen new c.brief.yaml cl-287-3')
  holds(it:lua('return _G.said[1]'), 'no schema defines this offence')
  it:cmd('cd -')
  it:lua("vim.ui.select = function(_, _, choose) choose('cl-287-1') end")
  it:cmd('Gravamen new ' .. folder .. '/Wang Y')
  same(it:lua('return vim.api.nvim_buf_get_name(0)'), folder .. '/Wang Y.brief.yaml')
end, {})

test(':Gravamen new takes the last word of a name for an offence only where there is such an offence', function(it)
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  it:lua("vim.ui.select = function(_, _, choose) choose('cl-287-1') end")
  for typed, made in pairs({
    ['the lin case'] = { 'the lin case', 'cl-287-1' },
    ['lin cl-287-2'] = { 'lin', 'cl-287-2' },
    ['lin x CL-286-1'] = { 'lin x', 'cl-286-1' },
  }) do
    it:cmd(('Gravamen new %s/%s'):format(folder, typed))
    same(it:lua('return vim.api.nvim_buf_get_name(0)'), ('%s/%s.brief.yaml'):format(folder, made[1]))
    holds(it:text(), 'offence: ' .. made[2])
  end
end)

test(':Gravamen new takes the last word for an offence where the program does not say which there are', function(it)
  local path = vim.fn.tempname()
  it:lua('vim.ui.select = function() _G.asked = true end')
  it:cmd('Gravamen new ' .. path .. ' cl-287-2')
  same(it:lua('return _G.asked'), vim.NIL)
  holds(it:text(), 'offence: cl-287-2')
end, { GRAVAMEN = program_that('doctor', 'exit 1') })

--- A program that answers to one word never, and leaves something that holds its output open.
local function hangs_at(word)
  return program_that(word, '{ sleep 30 & wait; }')
end

test(':Gravamen new says so when the program hangs', function(it)
  local path = vim.fn.tempname()
  it:lua("require('gravamen.program').PATIENCE = 300")
  it:cmd('Gravamen new ' .. path .. '.brief.yaml cl-287-2')
  same(it:lua('return _G.said'), { 'Gravamen: the program gave no answer' })
  same(vim.uv.fs_stat(path .. '.brief.yaml'), nil)
end, { GRAVAMEN = hangs_at('new') })

test(':Gravamen new asks for no offence when the program does not name any', function(it)
  it:lua("require('gravamen.program').PATIENCE = 300; vim.ui.select = function() _G.asked = true end")
  it:cmd('Gravamen new ' .. vim.fn.tempname())
  same(it:lua('return _G.said'), { 'Gravamen: the program gave no answer' })
  same(it:lua('return _G.asked'), vim.NIL)
end, { GRAVAMEN = hangs_at('doctor') })
