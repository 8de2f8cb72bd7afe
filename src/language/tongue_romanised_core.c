/*
 * tongue_romanised_core.c
 *
 * What families write in Latin letters of languages that have others.
 * See tongue_phrase.h for how it is read.
 */
#include "language/tongue_romanised_core.h"

#include <stddef.h>

const TonguePhrase phrases_hi_latin[] = {
	{'N', " band mat | kyun | kyon ", NULL},
	{'C', " marna | mar jana | aatmahatya | atmahatya | khudkushi | khud ko maar | khud ko mar | apni jaan |"
		" jaan de & chahta | chahti | hai | hoon | hun | hu | bol | keh | soch | raha | rahi ",
	" hans | hasi | bhook "},
	{'C', " jeena nahi | jina nahi | jeene ka mann nahi | jeene ka man nahi | jinda nahi rehna | zinda nahi rehna |"
		" suicide | khudkushi | aatmahatya | atmahatya | haath kaat| hath kaat| nas kaat| khud ko kaat|"
		" zindagi se thak| zindagi se tang ",
	NULL},
	{'S', " maara | mara | marta | maarta | peeta | pita | peetta | pitai | thappad | maar raha | dhamki & bete |"
		" beti | bachche | bacche | bache | mujhe | teacher | driver | pati | hume ",
	NULL},
	{'S', " bandook | banduk | pistol | chaku | chaaku & school | bag | class | bus ",
	" khilona "},
	{'S', " lapata | gayab | kho gaya | kho gayi | ghar nahi aaya | ghar nahi aayi | ghar nahi pahuncha |"
		" nahi mil raha | nahi mil rahi & beta | beti | bachcha | baccha | ghar ",
	" kitab | jacket | bag "},
	{'O', " band | mat & karo | kare | karen | bhejo | bhejiye | bhejna | kar & message | messages | msg | msgs |"
		" sms | text | texts | sandesh ",
	" kyun | kyon "},
	{'O', " nahi chahiye | nahin chahiye & message | messages | msg | msgs | sms | text | sandesh ",
	NULL},
	{'L', " hindi & bolne | mein baat | me baat | translator | interpreter | dubhashiya ", NULL},
	{'A', " bimar | beemar | bukhar | nahi aayega | nahi aayegi | nahi aa payega | nahi aa payegi | school nahi |"
		" ulti | tabiyat ",
	NULL},
	{'T', "= dhanyavad | dhanyawad | shukriya | bahut dhanyavad | bahut shukriya | theek hai | thik hai |"
		" theek hai shukriya | theek hai dhanyavad ",
	NULL},
	{'W', " galat number ", NULL},
	{'0', " aaj ", NULL},
	{'1', " kal ", NULL},
	{'X', " agar | shayad | hafte | late | der | se | din ", NULL},
	{'V', " hai | hain | nahi | nahin | mera | meri | mere | ko | mujhe | aaj | kal | raha | rahi | kya | kripya |"
		" beta | beti | bete | bachcha | mat | karo | kare | gaya | kab | aur | hoon | hun | bhejo | chahiye |"
		" karen | ne | ki | ka ",
	NULL},
	{'U', " mazak | mazaak | film | khel ", NULL},
	{0, NULL, NULL}
};

const TonguePhrase phrases_ne_latin[] = {
	{'N', " band nagar| kina ", NULL},
	{'C', " marna | marchu | aatmahatya | atmahatya | jyan faal| jyan fal| bachna man chaina | banchna man chaina |"
		" banchna chahanna | jiuna man chaina | aafailai maar| jindagi dekhi thak| suicide ",
	" hasera "},
	{'S', " kutyo | kutchha | kutcha | pityo | pitchha | hirkayo | dhamki & chhora | chora | chhori | chori |"
		" malai | sir | driver | shrimaan | srimaan | baccha | bachcha ",
	NULL},
	{'S', " harayo | haraayo | ghar aayena | ghar aeko chaina | ghar aayeko chaina | bhetiyena & chhora | chora |"
		" chhori | chori | ghar | bachcha ",
	" kitab | jacket "},
	{'O', " band | napathaunu| napathaunuhos | nagarnuhos | chahidaina | chaidaina | chahinna | rokn& message |"
		" messages | msg | sms | text | sandesh | garnuhos ",
	" kina "},
	{'L', " nepali & bolne | ma kura | dobhase | interpreter | translator ", NULL},
	{'A', " birami | jwaro | aaudaina | aundaina | auna sakdaina | jadaina | banta | anupasthit ",
	NULL},
	{'T', "= dhanyabad | dhanyabaad | dhanyavaad | dherai dhanyabad | hunchha | huncha | hunchha dhanyabad |"
		" thik cha | thik chha ",
	NULL},
	{'W', " galat number ", NULL},
	{'0', " aaja ", NULL},
	{'1', " bholi ", NULL},
	{'X', " yadi | sayad | hapta | dhilo | din ", NULL},
	{'V', " chha | cha | chaina | chhaina | mero | malai | chhora | chhori | chora | chori | aaja | bholi |"
		" garnuhos | hunchha | lai | pani | kahile | birami | ko | ma | bhayo | dhanyabad | kina | napathaunuhos ",
	NULL},
	{'U', " thatta | khelauna | film ", NULL},
	{0, NULL, NULL}
};

const TonguePhrase phrases_ar_latin[] = {
	{'N', " lesh | leish | la twaqfo ", NULL},
	{'C', " ybghi | badi | bade | bado | beddo | bedda | badda | ayez | ayza | 3ayez | 3ayza | yreed | tureed |"
		" ureed | yurid | turid | urid | qal | qalat & amout | amoot | ymout | ymoot | tmout | tmoot | yamut |"
		" tamut | yantaher | yantahir | antaher | antahir | intihar | entehar | yentaher ",
	" dohk | de7k | ju3 "},
	{'C', " intihar | entehar | yantaher | yantahir | tantaher | antaher | antahir | a2tel nafsi | aqtul nafsi |"
		" ma bidi 3eesh | ma bidi aish ",
	NULL},
	{'S', " darab | yadrub | ydrob | daraba | darabo | darab ibni | 7arrash | taharrash | hadad | haddad & ibni |"
		" ebni | binti | benti | waladi | ana | ni | ustaz | mo3alem | zawji | jozi | sawwaq | sayeq ",
	NULL},
	{'O', " waqfo | wa2fo | wa2efo | awqifu | batlo | batelo | la tersilo | la tursilu | ma tb3ato | ma teb3ato |"
		" la tb3ato | ma tersilo & rasael | rasa2el | rasayel | messages | message | msgs | sms ",
	" lesh | leish "},
	{'A', " mareed | marid | mareeda | marida | ma rah yiji | ma ra7 yiji | mish hayigi | harara | 7arara ",
	NULL},
	{'T', "= shukran | shokran | shukran jazilan | shukran kteer | mashkoor | tamam shukran | shukran lakum ",
	NULL},
	{'0', " alyom | el yom | elyom | alyoum | lyom | elyoum ", NULL},
	{'1', " bukra | bokra | ghadan ", NULL},
	{'X', " iza | ymkin | usbu3 ", NULL},
	{'V', " ibni | ebni | binti | benti | waladi | shukran | alyom | elyom | bukra | bokra | ma | fi | min | 3ala |"
		" mish | mareed | mareeda | madrasa | almadrasa | elmadrasa | la | rasael | wa | ana | huwa | hiya |"
		" badi | lesh | lakum ",
	NULL},
	{'U', " mazh | film ", NULL},
	{0, NULL, NULL}
};

const TonguePhrase phrases_ru_latin[] = {
	{'N', " pochemu | ne prekrashchayte | ne perestavayte ", NULL},
	{'C', " hochet | hochu | xochet | khochet | khochu | govorit | skazal | skazala | dumaet & umeret | pokonchit |"
		" ubit sebya | povesitsya | ne zhit ",
	" so smehu "},
	{'C', " pokonchit s soboi | pokonchit s soboy | ne hochu zhit | ne hochet zhit | ne khochet zhit |"
		" ne khochu zhit | samoubiy| suitsid| rezhet veny | rezhet sebya ",
	NULL},
	{'S', " udaril | izbil | bet | byot | ugrozha| ugrozhaet | dushil | trogal | iznasil& syna | doch | dochku |"
		" rebenka | menya | uchitel | voditel | muzh | ego | ee ",
	NULL},
	{'O', " ne & pishite | prisylayte | prisylaite | shlite | hochu poluchat & bolshe | soobshen| soobscheni| sms |"
		" mne ",
	NULL},
	{'O', " prekratite | perestante | hvatit & pisat | slat | soobshen| soobscheni| sms | prisylat ",
	NULL},
	{'L', " perevodchik| govorit po russki | ne govoryu po angliyski | po russki ", NULL},
	{'A', " boleet | zabolel | zabolela | temperatura | ne pridet | ne budet v shkole ", NULL},
	{'T', "= spasibo | spasibo bolshoe | bolshoe spasibo | spasibo vam | horosho spasibo | ponyatno spasibo ",
	NULL},
	{'W', " ne tot nomer | oshiblis nomerom | vy oshiblis ", NULL},
	{'0', " segodnya | segodnia ", NULL},
	{'1', " zavtra ", NULL},
	{'X', " esli | mozhet | nedel| poslezavtra | vchera | opozd", NULL},
	{'V', " ne | moy | moya | syn | doch | segodnya | zavtra | shkole | shkolu | spasibo | pozhaluysta |"
		" pozhaluista | eto | on | ona | mne | menya | bolshe | chto | kogda | gde | hochet | govorit | boleet |"
		" budet | soobsheniya | soobscheniya | zdravstvuyte ",
	NULL},
	{'U', " shutka | shutit | v igre ", NULL},
	{0, NULL, NULL}
};

const TonguePhrase phrases_fa_latin[] = {
	{'N', " chera | bas nakonid ", NULL},
	{'C', " mikhaham | mikhahad | mikham | mikhad | migoyad | mige | goft & bemiram | bemirad | bemire |"
		" khodkoshi | khodkushi | khodesh ra bekoshad ",
	" khande "},
	{'C', " khodkoshi | khodkushi | namikhaham zende | namikhahad zende | az zendagi khasta | az zendegi khaste ",
	NULL},
	{'S', " zad | zada | mizanad | latokob | lat o kob | tahdid & pesaram | dokhtaram | mara | tefl | teflam |"
		" moalem | shawharam | shoharam ",
	NULL},
	{'O', " payam | paigham | message | messages | msg & nafrestid | nadehid | namikhaham | bas konid | qat konid ",
	NULL},
	{'L', " tarjoman | tarjuman | dari gap | farsi gap ", NULL},
	{'A', " mariz | bimar | tab darad | namiayad | namiyayad | maktab namirawad | ghair hazer | ghaib ",
	NULL},
	{'T', "= tashakor | tashakur | besyar tashakor | tashakor az shoma | mamnoon | mamnon | merci tashakor ",
	NULL},
	{'0', " emroz | imroz | emrooz ", NULL},
	{'1', " farda | sabah ", NULL},
	{'X', " agar | shayad | hafta | deer ", NULL},
	{'V', " ast | pesaram | dokhtaram | emroz | imroz | farda | maktab | tashakor | tashakur | ra | az | ba | man |"
		" shoma | lotfan | nist | konid | mariz | payam | namikhaham | ma ",
	NULL},
	{'U', " shokhi | film ", NULL},
	{0, NULL, NULL}
};
