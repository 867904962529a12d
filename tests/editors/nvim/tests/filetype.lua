-- The file type of briefs, and what Neovim makes of it.

local test = require('suite').test
local briefs = require('briefs')
local check = require('check')
local same = check.same

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
