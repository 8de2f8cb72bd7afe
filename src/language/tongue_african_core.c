/*
 * tongue_african_core.c
 *
 * What families write in Somali and Swahili.
 * See tongue_phrase.h for how it is read.
 */
#include "language/tongue_african_core.h"

#include <stddef.h>

const TonguePhrase phrases_so[] = {
	{'N', " ha joojin | ha joojinin | ha joojinina | maxaad | sababta | jeclahay | sii wada ",
	NULL},
	{'S', " kama degin | ma iman | ma soo gaarin | weli ma soo | telefoonka ma | ma gaarin & bas| iskuul| dugsi|"
		" guri| wiil| gabadh",
	NULL},
	{'S', " riix| dhiig| weerar| timaha | tuur| dagaal| dhaaw& wiil| gabadh| ilmah| cunug", NULL},
	{'S', " kaxays| qaat| qaaday & ogolaansho | fasax la | amar maxkamad| xoog ", NULL},
	{'S', " sakhraan| khamri| cabsan & darawal| aabbe", NULL},
	{'C', " ma sii wadi karo | nolosha ma | waan quustay | wuu quustay | way quusatay | nabad gelyo | sagootiy|"
		" neefsan maayo | ma neefsanayo | miyir| miyirka | soo kici wey| rajo ma leh | nolol ma leh | inuu baaba|"
		" in aan la arag ",
	NULL},
	{'S', " nabar| barar| dhaawac| calaamado & jirk| gacm| dhabar| weji| wiil| gabadh| ilmah",
	NULL},
	{'S', " dhib| caay| xoog sheeg| handad| baqay| cabsan| ka baqay| cabsad& iskuul| dugsi| ardayda | wiil| gabadh|"
		" ilmah| inuu | inay ",
	NULL},
	{'S', " nin | qof | shisheeye & sawir| qaawan | raac| internet| gaari| sugay| online ", NULL},
	{'S', " daroogo| mukhaadaraad| maandooriye& iskuul| dugsi| wiil| gabadh| arday| musqul", NULL},
	{'S', " kaga tag| ka tagay | ka tageen | lagu xir| ku xiray| lagaga tag& wiil| gabadh| ilmah| cunug",
	NULL},
	{'C', " doonayaa | rabaa | rabtaa | doonaysaa | sheegtay | yidhi | yiri | ku fikir| dhahay | waxaan ku &"
		" inaan dhinto | inuu dhinto | inay dhimato | inaan isdilo | inuu isdilo | inay isdisho | isdilo |"
		" isdisho | inaan is dilo | inuu is dilo | inay is disho | dhiman | naf",
	" qosol | gaajo "},
	{'C', " is dil| isdil| is dish| isdish| is dilay | nafta iska qaad| nafteyda qaad| naftiisa qaad|"
		" nafteeda qaad| is deldel| isdeldel",
	NULL},
	{'C', " ma doonayo inaan noolaado | noolaado | ma rabo nolosha | ma rabo inaan noolaado |"
		" nolosha waan ka daalay | nolosha ka daal| ka daalay nolosha | inaan dhinto | inuu dhinto |"
		" inay dhimato | dhimasho ayaan rabaa | geeri ayaan ",
	" qosol | gaajo | baqdin "},
	{'C', " jarjar| goyn| jeexjeex| jartay | jaray | is jar& gacanta | gacmaha | gacmahiisa | gacmaheeda |"
		" gacanteeda | gacantiisa | jirk| is ",
	" waraaq| timo"},
	{'C', " cun| liq| qaat| cabt| cabay & kiniin| daawo| sun & badan | dhan | oo dhan | sun | dhammaan ",
	NULL},
	{'S', " garaac| dil| ceejiy| feer| dharbaax| laad& wiilkayga | gabadhayda | ilmahayga | ninkayga | i | na |"
		" macallin| darawal| carruurta | ilmaha | aabbaha | inanta | wiilkeyga | gabadheyda | cunugayga ",
	" kubad| albaab"},
	{'S', " hanjab| cabsi gelin| cagajuglee& dil| mindi | qori | wiilkayga | gabadhayda | i | na | iskuul|"
		" ilmahayga | garaac",
	NULL},
	{'S', " taabt| taabat| kufs| faraxumee| fara xumee| galmo | xadgud& gabadh| wiil| ilmah| macallin| adeer|"
		" darawal| jirk| qaybaha | xubn| cunug",
	NULL},
	{'S', " qori | qoriga | hub | bastoolad| mindi| bam| rasaas | toogan& dugsi| iskuul| boors| fasal| bas|"
		" ardayda | school ",
	" caruusad | ciyaar | jikada "},
	{'S', " la waayay | lumay | luntay | la afduub| baxsat| ma soo noqon | weli ma iman | kama soo noqon |"
		" ma hayo | garan maayo meesh| ma garanayo meel & wiil| gabadh| ilmah| cunug| guri",
	" jaakad| buug"},
	{'S', " ninkayga | ninkeyga | seygayga | saygayga & garaac| dil| baqayaa | ka baqayaa | cabsan| hanjab",
	NULL},
	{'O', "= jooji | joojiya | jooji fariimaha | ka saar | iga saar | iga saara | dhammaad | ka bax | iska daa |"
		" iska daaya | stop | ha ii soo dirin | jooji hadda | baji ",
	NULL},
	{'O', " jooji| joojin & fariim| farriim| dirid| dirist| qoraal| text",
	" bas| maxaa | sababta | wiil"},
	{'O', " ha & dir| qor& fariim| farriim| ii | dambe | noo | mar ",
	" bas "},
	{'O', " ma & rab| doon& fariim| farriim| qoraal",
	" ma helin | maan helin "},
	{'O', " ka saar| iga saar| tirtir| ka bixi| iga bixi& lambar| number| liis| fariim| telefon",
	" bas| kooxda | fasal"},
	{'I', "= bilow | bilaw | dib u bilow | dib u bilaw | sii wad | bilaaba ", NULL},
	{'I', " mar kale | dib & rab| doon| bilow| bilaw| u bilaab& fariim| farriim", NULL},
	{'H', "= caawi | caawimaad | caawimo | i caawi | i caawiya | gargaar | macluumaad | caawinaad ",
	NULL},
	{'L', " turjumaan| turjubaan| tarjumaan| afceliye | af soomaali | afsoomaali | ingiriis ma |"
		" ma aqaano ingiriis| kuma hadlo ingiriis",
	NULL},
	{'A', " xanuunsan| buka | bukta | jirran| jiran| qandho| xummad| ma iman doono | ma imaan doono | ma imanayo |"
		" ma imaanayo | ma imanayso | ma iman karo | ma imaan karo | ma imaan karto | ma iman karto | ma iman |"
		" maqan| matag| ma tagayo | ma aadayo | ma aadi doono | ma joogi doono | guriga joogay| ma imanayaan |"
		" ma yimaadi",
	NULL},
	{'T', "= mahadsanid | waad mahadsan tahay | waad mahadsantahay | aad baad u mahadsantahay |"
		" aad ayaad u mahadsan tahay | aad baad u mahadsan tahay | haye | haye mahadsanid | waan fahmay |"
		" waan helay | hagaag | waayahay | mahadsanidiin | ok mahadsanid | aad u mahadsan tahay |"
		" waan idinka mahadcelinayaa | mahad | haa mahadsanid | hagaag mahadsanid | mahadsanid macallin |"
		" ok waan fahmay ",
	NULL},
	{'W', " lambar khaldan | number khaldan | lambarka khaldan | nambar khaldan | khaldan lambar| waa qalad lambar|"
		" lambar qaldan | lambarka waa khalad| lambarka waa qalad| nambarka waa qalad| qof kale | ma lihi ilmo |"
		" ma lihi carruur ",
	NULL},
	{'0', " maanta | saaka ", NULL},
	{'1', " berri | beri ", NULL},
	{'X', " saadambe | usbuuc| toddobaad| haddii | hadii | laga yaabaa | shalay | ilaa | bil | daah| soo daah|"
		" maalmood ",
	NULL},
	{'2', " isniin", NULL},
	{'3', " talaado| salaasa", NULL},
	{'4', " arbaco", NULL},
	{'5', " khamiis", NULL},
	{'6', " jimc", NULL},
	{'P', " fadlan | mahadsanid | hadda | salaan | walaal | dhan | oo ", NULL},
	{'V', " waxaan | wiilkayga | gabadhayda | ilmahayga | wuu | waa | way | iyo | ma | ka | ku | soo | uu | ay |"
		" ayaa | oo | maanta | berri | iskuulka | dugsiga | fadlan | waan | inuu | inaan | inay | rabaa |"
		" doonayaa | doonayo | rabo | fariimaha | la | wax | loo | igu | noo | ii | ha | aan | macallinka |"
		" guriga | asc | salaan | walaal | kale | lambarka | wuxuu | waxay | carruurta | sidee | goorma | u |"
		" waxa | isaga | iyada | ilmaha | wiilka | gabadha | hadda | aad | baan | ayuu | ayay | markii | maxaa |"
		" halkee | kuma | ardayga | jooji | fariin | imaan | kara | doono | mid | qof | kama | wiilkaygu |"
		" gabadhaydu | ilmahaygu | xanuunsan | haye | joogaa | jira | iska | nin | khaldan ",
	NULL},
	{'U', " kaftan| filim| ciyaar| hadda way fiican | hadda wuu fiican | wuu ladan yahay hadda ",
	NULL},
	{0, NULL, NULL}
};

const TonguePhrase phrases_sw[] = {
	{'N', " msiache | usiache | msiacheni | endeleeni | kwa nini | mbona | napenda | zinasaidia | inasaidia |"
		" msisitishe | usisitishe ",
	NULL},
	{'S', " hajashuka | hajafika | hajarejea | hapokei | hajaonekana | hakufika & basi | shule| nyumbani | simu |"
		" mtoto | mwanangu ",
	NULL},
	{'S', " amesukumwa | amemsukuma | walimsukuma | anatokwa damu | damu | amejeruhiwa | wamemshambulia |"
		" amemvuta | wanataka kumpiga | watampiga & mtoto | mwanangu | binti",
	NULL},
	{'S', " amemchukua | alimchukua | kumchukua & bila ruhusa | bila idhini | amri ya mahakama | mahakama |"
		" kwa nguvu ",
	NULL},
	{'S', " mlevi | amelewa | pombe & dereva | baba ", NULL},
	{'C', " siwezi tena | hawezi tena | siwezi kuendelea | hawezi kuendelea | maisha hayana maana |"
		" hana matumaini | sina matumaini | anaaga | ameaga | anatuaga | hapumui | hana fahamu | amezimia |"
		" haamki | anagawa vitu ",
	NULL},
	{'S', " alama | michubuko | majeraha | makovu | vidonda & mwili| mkono| mgongo| uso| mtoto | mwanangu | binti ",
	NULL},
	{'S', " anaonewa | wanamwonea | wanamuonea | kuonewa | uonevu | anaogopa | wanamdhihaki | wanamnyanyasa |"
		" ananyanyaswa | wanamtisha ",
	NULL},
	{'S', " mtu | mwanaume | mwanamume | mgeni | asiyejulikana & anamfuata | anamfuatilia | picha | uchi | mtandao|"
		" gari lake | anamsubiri | kukutana ",
	NULL},
	{'S', " dawa za kulevya | madawa ya kulevya | bangi | kokeni ", NULL},
	{'S', " amemwacha | walimwacha | wamemwacha | amefungiwa | alimwacha | wamemfungia | ameachwa | aliachwa &"
		" mtoto | mwanangu | binti| barabara| basi | peke yake ",
	NULL},
	{'C', " nataka | anataka | ninataka | nimechoka | amesema | anasema | atajiua | ninafikiria | natamani |"
		" anatamani & kufa | kujiua | kujinyonga | kujidhuru | kuishi tena | kujitoa uhai | maisha haya ",
	" kucheka | njaa | kiu | baridi "},
	{'C', " kujiua | nijiue | ajiue | anajiua | nitajiua | atajiua | kujinyonga | kujitoa uhai | kujitoa roho |"
		" kujiangamiza | amejaribu kujiua | nimejaribu kujiua ",
	NULL},
	{'C', " sitaki kuishi | hataki kuishi | sitaki tena kuishi | hataki tena kuishi | nimechoka kuishi |"
		" amechoka kuishi | nimechoka na maisha | amechoka na maisha | bora nife | heri nife | bora afe |"
		" bora kufa | heri kufa | barua ya kwaheri | bila mimi ",
	NULL},
	{'C', " anajikata | najikata | amejikata | kujikata | anajichanja | amejichanja | anajiumiza | anajidhuru |"
		" ninajikata ",
	NULL},
	{'C', " amekunywa | amemeza | nimekunywa | nimemeza | kunywa & dawa | vidonge | sumu & nyingi | vingi | zote |"
		" sumu | vyote ",
	NULL},
	{'S', " amempiga | anampiga | alimpiga | wanampiga | wamempiga | ananipiga | anatupiga | amenipiga | kupigwa |"
		" anapigwa | amepigwa | walimpiga | anamnyonga | amemchapa | alimchapa | wanamtesa | anamtesa ",
	" simu | picha | mpira | makofi "},
	{'S', " kutishia | anatishia | amemtishia | ametishia | anamtishia | amenitishia | ananitishia | wanamtishia |"
		" wametishia | vitisho | alimtishia & kuua | kumuua | kumpiga | mtoto | kisu | bunduki | shule|"
		" mwanangu | kuniua | binti",
	NULL},
	{'S', " amemgusa | alimgusa | anamgusa | kumgusa | ubakaji | amebakwa | alimbaka | amembaka | kubakwa |"
		" kunajisi | amemnajisi | kumlawiti | vibaya & sehemu | siri | binti| mtoto | mwanangu | mwalimu |"
		" dereva | mjomba | amebakwa | amembaka | alimbaka | baba ",
	NULL},
	{'S', " bunduki | bastola | kisu | bomu | silaha | risasi & shule| begi | mkoba | darasa| basi | wanafunzi |"
		" skuli ",
	" jikoni | ya kuchezea | maji "},
	{'S', " amepotea | ametoweka | ametekwa | ametoroka | hajarudi | hajafika nyumbani | hayupo | simwoni |"
		" simuoni | sijui alipo | sijui yuko wapi & mtoto | mwanangu | binti| nyumbani | wapi | kijana| hajarudi ",
	" kofia | kitabu | koti | daftari "},
	{'S', " mume | mpenzi | baba & ananipiga | anatupiga | kuniua | kutuua | ninamwogopa | namwogopa | hatari ",
	NULL},
	{'O', "= acheni | simamisha | sitisha | koma | ondoa | niondoe | niondoeni | jiondoe | toka |"
		" acha kutuma | stop | komesha | acheni kutuma | sitaki ujumbe | sitaki | acha ujumbe | mwisho ",
	NULL},
	{'O', " acha | acheni | muache | sitisha | sitisheni | simamisha | komesha | usiendelee & kutuma | kunitumia |"
		" ujumbe | meseji | jumbe | kuniandikia | sms | message",
	" basi | kwa nini | mbona "},
	{'O', " msitume | usitume | usinitumie | msinitumie | usiniandikie | msiniandikie | sitaki | hatutaki |"
		" sihitaji & ujumbe | meseji | jumbe | tena | sms | message| zenu ",
	" kuishi | shule "},
	{'O', " niondoe | niondoeni | ondoa | ondoeni | futa | futeni | nitoe | nitoeni | toa & namba | nambari |"
		" orodha| ujumbe | jumbe | simu ",
	" basi | darasa | klabu "},
	{'I', "= anza | anzisha | endelea | rudisha | anza tena | washa ", NULL},
	{'I', " nataka | naomba | anza | anzeni & ujumbe | jumbe | meseji & tena ", NULL},
	{'H', "= msaada | saidia | nisaidie | taarifa | naomba msaada | usaidizi | maelezo ", NULL},
	{'L', " mkalimani | mfasiri | mtafsiri | mtu anayezungumza kiswahili | anayeongea kiswahili |"
		" anaongea kiswahili | kwa kiswahili | sijui kiingereza | sielewi kiingereza | siongei kiingereza |"
		" sizungumzi kiingereza | lugha ya kiswahili ",
	NULL},
	{'A', " mgonjwa | anaumwa | ana homa | homa | hatakuja | hatafika | hataweza kuja | hatahudhuria | haendi |"
		" hataenda | hawezi kuja | hatokuja | anatapika | atabaki nyumbani | hayuko vizuri | hatakuwepo |"
		" hatoenda | kuumwa | mafua ",
	NULL},
	{'T', "= asante | asante sana | ahsante | ahsante sana | asanteni | asanteni sana | shukrani | sawa |"
		" sawa asante | sawa sawa | nimeelewa | nimeelewa asante | nashukuru | nashukuru sana | haya asante |"
		" nimepokea | tunashukuru | asante mwalimu | asante kwa msaada | asante kwa taarifa | sawa nimeelewa |"
		" sawa asante sana ",
	NULL},
	{'W', " namba si sahihi | nambari si sahihi | namba sio sahihi | nambari sio sahihi | umekosea namba |"
		" umekosea nambari | mmekosea namba | mmekosea nambari | namba isiyo sahihi | nambari isiyo sahihi |"
		" si namba yangu | wrong number | sina mtoto | nambari mbaya | namba mbaya | umekosea ",
	NULL},
	{'0', " leo ", NULL},
	{'1', " kesho ", NULL},
	{'X', " keshokutwa | kesho kutwa | wiki | kama | labda | jana | tangu | mwezi | chelewa | atachelewa | siku |"
		" amechelewa | alikuwa ",
	NULL},
	{'2', " jumatatu ", NULL},
	{'3', " jumanne ", NULL},
	{'4', " jumatano ", NULL},
	{'5', " alhamisi ", NULL},
	{'6', " ijumaa ", NULL},
	{'P', " tafadhali | naomba | asante | sasa | habari | mwalimu | jamani | hizi | sana ", NULL},
	{'V', " mtoto | wangu | yangu | mwanangu | ni | na | ya | wa | kwa | leo | kesho | shule | shuleni | hii |"
		" hizi | tafadhali | asante | habari | mwalimu | sana | ana | kuwa | yake | wake | nini | lini | gani |"
		" sijui | nataka | sitaki | binti | nyumbani | basi | ujumbe | tena | naomba | hapana | ndiyo | mimi |"
		" yeye | kama | si | sisi | wao | sasa | hapa | pale | gari | mtu | moja | alisema | anasema | tu | pia |"
		" hadi | kutoka | wapi | namba | nambari | mgonjwa | homa | hataweza | kuja | kila | siku | yuko | iko ",
	NULL},
	{'U', " ni utani | ni mzaha | sasa yuko salama | mchezo | filamu | sinema ", NULL},
	{0, NULL, NULL}
};
