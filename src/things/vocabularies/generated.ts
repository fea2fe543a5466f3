/** Lists that come whole from what Node knows of CLDR and IANA, where HealthVault's published ones stop at a hundred. */

/** Languages with their countries, as programs write them. A line a language. */
const cultures = `af-ZA am-ET ar-AE ar-BH ar-DZ ar-EG ar-IQ ar-JO ar-KW ar-LB ar-LY ar-MA ar-OM ar-QA ar-SA ar-SD ar-SY ar-TN ar-YE as-IN az-AZ
be-BY bg-BG bn-BD bn-IN bs-BA ca-ES cs-CZ cy-GB da-DK de-AT de-CH de-DE de-LI de-LU el-CY el-GR
en-AU en-CA en-GB en-HK en-IE en-IN en-JM en-KE en-MT en-NG en-NZ en-PH en-SG en-TT en-US en-ZA en-ZW
es-AR es-BO es-CL es-CO es-CR es-CU es-DO es-EC es-ES es-GT es-HN es-MX es-NI es-PA es-PE es-PR es-PY es-SV es-US es-UY es-VE
et-EE eu-ES fa-AF fa-IR fi-FI fil-PH fo-FO fr-BE fr-CA fr-CH fr-CI fr-CM fr-FR fr-HT fr-LU fr-MA fr-MC fr-ML fr-SN ga-IE gd-GB gl-ES gu-IN
ha-NG he-IL hi-IN hr-BA hr-HR hu-HU hy-AM id-ID ig-NG is-IS it-CH it-IT ja-JP ka-GE kk-KZ kl-GL km-KH kn-IN ko-KR kok-IN ky-KG
lb-LU lo-LA lt-LT lv-LV mi-NZ mk-MK ml-IN mn-MN mr-IN ms-BN ms-MY mt-MT my-MM nb-NO ne-NP nl-BE nl-NL nn-NO or-IN pa-IN pl-PL ps-AF pt-BR pt-PT
qu-PE rm-CH ro-MD ro-RO ru-BY ru-KZ ru-RU ru-UA rw-RW se-NO si-LK sk-SK sl-SI so-SO sq-AL sq-XK sr-BA sr-ME sr-RS sv-FI sv-SE sw-KE sw-TZ
ta-IN ta-LK te-IN tg-TJ th-TH ti-ET tk-TM tn-ZA tr-TR tt-RU ug-CN uk-UA ur-IN ur-PK uz-UZ vi-VN wo-SN xh-ZA yo-NG zh-CN zh-HK zh-MO zh-SG zh-TW zu-ZA`

const names = () => new Intl.DisplayNames(['en-US'], { type: 'language', languageDisplay: 'standard' })

function cultureRows(): string {
  const english = names()
  return cultures
    .split(/\s+/)
    .map(code => `${code}\t${english.of(code)}`)
    .join('\n')
}

/** `Europe/Stockholm`, as people know it: the place, and the name of its standard time. */
function timeZoneRows(): string {
  const winter = new Date(Date.UTC(2024, 0, 1))
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')]
    .map(zone => {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
      const name = format.formatToParts(winter).find(part => part.type === 'timeZoneName')?.value ?? zone
      const place = zone.split('/').slice(1).reverse().join(', ').replaceAll('_', ' ')
      return `${zone}\t${place === '' ? name : `${place} (${name})`}`
    })
    .join('\n')
}

export const generated: readonly (readonly [key: string, description: string, rows: () => string])[] = [
  ['wc/cultures/CLDR', 'Languages and countries, as culture codes with names from Unicode CLDR', cultureRows],
  ['wc/time-zones/IANA', 'Time zones of the IANA database with names from Unicode CLDR', timeZoneRows],
]
