-- The briefs of the tests, which all editors share.

local folder = vim.fs.dirname(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))) .. '/briefs/'

local function read(name)
  local file = assert(io.open(name:match('^/') and name or folder .. name, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

return {
  SHORT = read('short.brief.yaml'),
  CHINESE = read('chinese.brief.yaml'),
  UNTIDY = read('untidy.brief.yaml'),
  SCHEMA = read('parking.yaml'),
  LAW = read(vim.env.ROOT .. '/docs/examples/schemas/parking.yaml'),
  EXAMPLES = read(vim.env.ROOT .. '/docs/examples/schemas/parking.examples.yaml'),
}
