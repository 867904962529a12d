-- Briefs and the person's own law are YAML with the mark `gravamen`: the file type `yaml.gravamen`.
--
-- Neovim reads a file type with a dot part by part: colours, indentation, comments and the Tree-sitter
-- parser are those of `yaml`, and language servers that ask for `yaml` alone, such as yamlls, leave
-- the file to Gravamen. See `:help gravamen-filetype`.

local MARKED = 'yaml.gravamen'

--- Offence schemas and their examples may have any name; they say what they are by their first keys.
local function law(_, buf)
  if not buf then
    return nil
  end
  local schema, subject = false, false
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buf, 0, 60, false)) do
    schema = schema or line:match('^schema:%s*%d+%s*$') ~= nil or line:match('^schema:%s*%d+%s+#') ~= nil
    for _, key in ipairs({ 'offence', 'amends', 'instruments', 'facts', 'readings', 'examples' }) do
      subject = subject or vim.startswith(line, key .. ':')
    end
  end
  return schema and subject and MARKED or nil
end

-- Neovim 0.10 does not read the file type by its parts when it looks for a parser.
if vim.fn.has('nvim-0.11') == 0 then
  vim.treesitter.language.register('yaml', MARKED)
end

vim.filetype.add({
  filename = {
    ['gravamen.yaml'] = MARKED,
    ['gravamen.yml'] = MARKED,
  },
  pattern = {
    ['.*%.brief%.ya?ml'] = { MARKED, { priority = 20 } },
    ['.*%.ya?ml'] = { law, { priority = 10 } },
  },
})
