/** Extensions that a computer of an officer runs, or that make it fetch and run something, on a double click. */
const runnable = new Set(
  `exe com scr pif bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs wsf wsh wsc hta msi msp mst msc jar cpl dll sys drv ocx
  lnk url scf inf reg sh bash zsh py pyc pyw rb pl php phtml asp aspx jsp apk ipa app dmg pkg deb rpm run bin elf
  appimage command workflow gadget application appref-ms settingcontent-ms library-ms search-ms diagcab iso img vhd
  vhdx chm hlp one onepkg ace docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm xll iqy slk`.split(/\s+/),
)

/** Extensions of pages and pictures that may carry scripts. */
const active = new Set([
  'html',
  'htm',
  'xhtml',
  'xht',
  'shtml',
  'mht',
  'mhtml',
  'svg',
  'svgz',
  'xml',
  'xsl',
  'xslt',
  'swf',
])

export function isRunnableName(extension: string): boolean {
  return runnable.has(extension)
}

export function isActiveName(extension: string): boolean {
  return active.has(extension)
}
