/*
 * reading_lexicon_core.c
 *
 * The words by which a text is read, English and Spanish: lists of folded
 * words and phrases (apostrophes gone: don't is dont), a tag or more a list.
 * A word may stand in several lists.  Pure C.
 */
#include "language/reading_lexicon_core.h"

#include "language/reading_tags.h"

#include <string.h>

typedef struct WordList
{
	uint64_t	tags;
	const char *words;			/* parted by bars */
} WordList;

static const WordList word_lists[] = {
	/* ---- not ---- */
	{NOT, "not|dont|doesnt|didnt|cant|cannot|could not|couldnt|never|no|nor|neither|ni|nunca|tampoco|nah|nope|"
	"isnt able|unable|can not|do not|does not|did not|not able|cnt"},
	{NOT | FUTURE, "wont|will not|wouldnt|aint|not gonna|not gone|not going to|not gon|aint gonna|aint gone|"
	"aint gon|wnt|ya no va a|no va a|no van a|isnt going to|arent going to|isnt gonna|arent gonna|isnt gon|"
	"hes not|shes not|theyre not|is not|are not|isnt|arent|not finna|aint finna"},
	{NOT | PAST, "wasnt|werent|was not|were not|didnt get to|hadnt|hasnt been"},
	{NOT | IS, "hasnt|havent"},

	/* ---- to be, to have, will ---- */
	{BE, "be|been|being|b|estar|ser|get to|able to|get"},
	{IS | AUXILIARY, "is|are|r|has|have|does|do|am"},
	{IS, "es|esta|estan|tiene|tienen"},
	{IS, "s|re|aint|hes|shes|theyre|its|sigue|siguen|anda|andan|amanecio|amanesio|amaneci|se siente|se puso"},
	{PAST | IS, "was|were|had|wuz|era|eran|fue|fueron|estuvo|estuvieron|estaba|estaban|tuvo|tenia"},
	{AUXILIARY, "was|were|did|can|could|would|will|should|may i|has|have|puede|pueden|puedo|hay|podria|podrian|"
	"me puede"},
	{FUTURE, "will|ll|gonna|gon|gone be|going to|finna|imma|ima|gonna be|fixing to|fixin to|about to|have to|"
	"has to|need to|needs to|gotta|going be|gunna|goin to|must|hell|shell|theyll|well be|itll|wil|va a|van a|va|"
	"van|vamos a|ira|iran|tiene que|tienen que|would|should"},
	{PAST | MISS, "missed|falto|faltaron|faltado"},
	{PAST | NOT | OUT, "no fue|no fueron|no fue a la escuela|no asistio|no vino|didnt go|didnt come|did not go|"
	"did not come"},
	{PAST, "stayed|kept|went|came|left|did|asistio|vino|vinieron|couldnt|could not|didnt|se quedo|se enfermo|"
	"puso|dejamos|dieron|no pudo|last night|yesterday|ayer|earlier"},
	{PRONOUN | IS, "hes|shes|theyre|he is|she is|they are"},
	{PRONOUN | FUTURE, "hell|shell|theyll|hed|shed"},

	/* ---- to come, to be there ---- */
	{GO, "come|coming|comin|commin|comming|cumin|going|goin|go|goes|comes|attend|attending|attends|make it|"
	"making it|makin it|make it in|be able to make it|show up|ir|asistir|asistira|asiste|venir|viene|vienen|ira|"
	"iran|llegar|llegara|voy a mandar|poder ir|irse|acudir|presentarse|be present|b present|be in attendance|"
	"participate"},
	{GO | FUTURE, "va|van|va ir|va a ir|van a ir|van ir|va a asistir|va asistir|va a venir"},
	{GO | YES, "si va|si van|si ira|si iran|si va ir|si va a ir|si asistira|si asiste|si van a ir|si viene|"
	"si va a asistir"},
	{THERE, "there|at school|in school|to school|in class|at class|to class|in attendance|on campus|"
	"in the building|in today|in tomorrow|in 2day|in tmrw|at skool|to skool|up there|present|here at school|"
	"theere|in skool|a la escuela|en la escuela|a clases|en clase|en clases|a clase|ahi|alli|presente|with yall|"
	"attending"},
	{SEND, "send|sending|bring|bringing|mandar|llevar|mandare|llevare|mando|llevo|voy a mandar|voy a llevar|"
	"bringin|sendin|mandarla|mandarlo|llevarla|llevarlo|mandarle|manda|lleva|drop off"},

	/* ---- out ---- */
	{OUT, "out|absent|absnet|absant|gone|away|ausente|out sick|off sick|homesick|abscent|absence from|"
	"outta school|out of school|ausentes|fuera"},
	{MISS, "miss|missin|missing school|missing class|miss school|misses|faltar|faltara|faltaran|falta|faltan|"
	"faltare|va a faltar|skip|skipping school|miss class"},
	{STAY, "stay|staying|stayin|stays|keep|keeping|keepin|keeps|kept|stayed|remain|rest|resting|havin|having|"
	"quedar|quedarse|queda|quedan|quedara|quedaran|se queda|se va a quedar|se quedara|dejar|dejando|dejo|"
	"se quedo|dejarla|dejarlo|se quedan|chillin"},
	{HOME, "home|at home|house|the house|bed|in bed|home with me|en casa|en la casa|casa|at the house|"
	"at my house|hm|with me at home"},
	{AWAY, "out of town|traveling|travelling|travel|out of state|out of the country|on vacation|vacation|"
	"de viaje|viajando|viajar|fuera de la ciudad|vamos a viajar|going on a trip|out the country|be traveling|"
	"vacaciones|go out of town|outta town"},
	{NO_SCHOOL, "no school|no skool|no class|no escuela|no classes"},
	{EXCUSE, "mark|excuse|excused|please excuse|disculpar|justificar|justifique|excusar"},
	{REPORT, "report an absence|report absence|reporting an absence|report her absence|report his absence|"
	"call in an absence|call him out|call her out|reportar una falta|reportar la falta|reportar ausencia|"
	"reportar una ausencia|reportar la ausencia|let you know about an absence|calling in an absence|"
	"report him absent|report her absent|report my child absent|report my son absent|report my daughter absent|"
	"calling out"},

	/* ---- sick ---- */
	{SICK, "sick|sickly|ill|fever|feverish|flu|cold|cough|coughing|coughin|vomiting|vomit|vomited|throwing up|"
	"throwin up|threw up|puking|puked|puke|stomach ache|stomachache|tummy ache|stomach bug|stomach virus|"
	"stomach flu|strep|strep throat|covid|pink eye|pinkeye|lice|asthma|asthma attack|migraine|headache|"
	"sore throat|infection|ear infection|rash|nausea|nauseous|diarrhea|diarreha|the runs|virus|unwell|"
	"under the weather|not feeling well|not feeling good|isnt feeling well|isnt feeling good|not feeling to good|"
	"not feeling too good|not feelin good|not feelin well|dont feel good|doesnt feel good|doesnt feel well|"
	"dont feel well|not well|not doing well|feeling bad|feeling sick|feels bad|feels sick|feelin bad|"
	"running a temp|temperature|sore|toothache|chills|sniffles|runny nose|cramps|pneumonia|bronchitis|rsv|"
	"hand foot and mouth|chicken pox|concussion|sprained|broke his|broke her|broken arm|broken leg|broken wrist|"
	"hurting|hurt his|hurt her|hives|24 hour bug|24 hr bug|upset stomach|hand foot mouth|contagious|migrane|"
	"cold sores|swollen|nosebleed|croup|ringworm|stuffy|achy|hacking|coming down with|comin down with|barfing|"
	"barfed|fiever|fevor|fiver|enfermo|enferma|enfermos|enfermas|malo|mala|malito|malita|fiebre|calentura|gripa|"
	"gripe|tos|vomito|vomitando|diarrea|dolor|le duele|dolor de cabeza|dolor de estomago|mal del estomago|"
	"malo del estomago|mala del estomago|mal de la panza|piojos|varicela|asma|infeccion|resfriado|resfriada|"
	"temperatura|no se siente bien|se siente mal|sintio mal|siente mal|sintiendose mal|mal|ronchas|internado|"
	"internada|amanecio mal|hospitalized|tiene tos|congestionado|congestionada|gripita|calenturita|influenza|"
	"anginas|empacho"},
	{CARE, "appointment|appt|apt|appointments|dentist|orthodontist|orthodonist|surgery|funeral|wedding|court|"
	"hospital|therapy|the er|the doctor|doctors appointment|dr appointment|dr appt|doctor appt|doctors appt|"
	"dentist appt|checkup|procedure|passed away|immigration|cita|dentista|cirugia|funeral|boda|velorio|consulado|"
	"cita medica|cita con el doctor|operacion|doctor|quinceanera|corte|eye doctor|blood test|bloodwork|"
	"competition|field trip|graduation|tournament|specialist|ct scan|mri|interview|services"},

	/* ---- late ---- */
	{LATE, "late|running late|runnin late|be late|tardy|tarde|llega tarde|llegar tarde|llegara tarde|va tarde|"
	"vamos tarde|retrasado|retrasada|overslept|over slept|slept in|oversleep|woke up late|running behind|"
	"runnin behind|behind schedule|nos quedamos dormidos|nos dormimos|se nos hizo tarde|se hizo tarde|mas tarde|"
	"un poco tarde|in late|come in late|lates|voy tarde|retraso|delayed|running a bit late|running a little late|"
	"overslepped"},
	{MISS_BUS, "missed the bus|missed his bus|missed her bus|missed bus|perdio el bus|perdio el camion|"
	"no paso el bus|no paso el camion|bus never came|bus didnt come|missed their bus|se le fue el bus|"
	"se le fue el camion"},

	/* ---- days ---- */
	{DAY, "today|2day|tday|todays|todat|tody|hoy|tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmro|tmorrow|"
	"2morrow|2moro|2mrw|tomorro|tomm|tmw|tomoro|manana|mñn|yesterday|ayer|antier|anteayer|tonight|this morning|"
	"this mornin|this am|esta manana|en la manana|the morning|monday|mon|mondays|tuesday|tues|tue|tuesdays|"
	"wednesday|wed|weds|wensday|wendsday|wednsday|wednesdays|thursday|thurs|thur|thu|thrusday|thursdays|friday|"
	"fri|fridays|firday|saturday|sat|sunday|sun|lunes|martes|miercoles|mierc|jueves|viernes|sabado|domingo|"
	"the week|all week|next week|this week|rest of the week|the rest of the week|whole week|la semana|"
	"toda la semana|la proxima semana|proxima semana|la otra semana|semana que viene|la semana que viene|"
	"esta semana|pasado manana|the 1st|the 2nd|the 3rd|days|dias|weekend|this afternoon|esta tarde|last week|"
	"last monday|last tuesday|last wednesday|last thursday|last friday|january|february|march|april|june|july|"
	"august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec|enero|febrero|marzo|"
	"abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"},
	{DAY | THERE, "in today|in tomorrow|in tmrw|in 2day|there today|there tomorrow|in monday|in friday|"
	"in thursday|in tuesday|in wednesday"},
	{OPEN_DAYS, "a few days|few days|couple days|couple of days|a couple days|a couple of days|a while|a bit|"
	"for a bit|some day|someday|some days|unos dias|algunos dias|varios dias|un tiempo|few|a lil bit|"
	"several days|unos cuantos dias|one day"},
	{DAY, "a few days|few days|couple days|couple of days|a couple days|a couple of days"},
	{UNTIL, "until|till|til|hasta|thru|through|since|desde|from|starting|startin"},
	{TIME, "noon|lunch|after lunch|lunchtime|9ish|10ish|second period|2nd period|third period|3rd period|"
	"first period|mins|minutes|min|minutos|hour|hours|hr|hrs|hora|media hora|un ratito|in a bit|al rato|mediodia|"
	"halfway|soon|un rato|a half hour|half an hour|a few minutes"},
	{AT, "at|by|around|about|bout|round|after|como a las|a las|como|en|in|before|cerca de las|alrededor de las|"
	"sobre las"},

	/* ---- whom ---- */
	{PRONOUN, "he|she|they|him|her|them|el|ella|ellos|ellas|hes|shes|theyre|hell|shell|theyll|hed|shed|lo|la|le|"
	"les|los"},
	{WRITER, "i|im|ive|ill|we|were|weve|well|us|me|yo|nosotros|id|wed|we re|estoy|estamos|voy|vamos|tengo|tenemos"},
	{KID, "son|sons|daughter|daughters|kid|kiddo|child|boy|girl|student|baby|lil man|little one|grandson|"
	"granddaughter|grandbaby|nephew|niece|hijo|hija|nino|nina|nieto|nieta|sobrino|sobrina|muchacho|muchacha|bebe|"
	"little man|my little guy|my little girl|oldest|youngest|middle one|mijo|mija|lil girl|lil boy|stepson|"
	"stepdaughter|chamaco|chamaca|princess|preschooler|kindergartener|small one|big one|older one|younger one|"
	"little girl|little boy"},
	{KIN, "mom|moms|mother|dad|dads|father|grandma|grandmother|grandpa|grandfather|granny|nana|papa|aunt|auntie|"
	"uncle|parent|guardian|husband|wife|cousin|stepmom|stepdad|madre|mama|padre|abuela|abuelo|tia|tio|esposo|"
	"esposa|teacher|maestra|maestro|daddy|mommy|momma|mami|papi|fiance|boyfriend|girlfriend|principal|coach|"
	"nurse|counselor|neighbor|friend|friends|foster mom|sitter|babysitter|roommate|ex|boss|coworker|doctor|"
	"doctors|papaw|mamaw|bus driver|driver|grandparents|parents|familia"},
	{ALL, "both|both kids|both of them|both of my kids|all of them|all three|all 3|all my kids|the kids|my kids|"
	"kids|children|my children|twins|the twins|boys|the boys|girls|the girls|all of em|everyone|mis hijos|"
	"mis hijas|los ninos|las ninas|los dos|las dos|los tres|las tres|todos|ambos|ambas|all four|all 4|both boys|"
	"both girls|my boys|my girls|siblings|the other two|las gemelas|los gemelos|both my kids|both of the kids|"
	"mis ninos|mis ninas|los 2|las 2|los 3|all kids|them all|both my boys|both my girls|mis dos hijos"},
	{ONE_OF, "one of my kids|one of them|one of the kids|one of my children|one of my boys|one of my girls|"
	"one of my sons|one of my daughters|one of the twins|uno de mis hijos|una de mis hijas|uno de los ninos|"
	"una de las ninas|one of em|ones|one kid|one of mine|one of the boys|one of the girls|uno de ellos"},
	{SIBLING, "her brother|his brother|her sister|his sister|the other one|other kid|the other kid|su hermano|"
	"su hermana|other one|her sibling|his sibling|el otro|la otra|my other son|my other daughter|my other kid|"
	"the other|otro hijo|otra hija|brother|sister|hermano|hermana|her twin|his twin|mi otro hijo|mi otra hija|"
	"lil sister|lil brother|little brother|little sister|big brother|big sister|hermanito|hermanita"},
	{THIS_IS, "this is|its|it is|soy|le habla|habla|le escribe|mi nombre es|my name is|im|i am|hi its|hey its"},
	{THING, "it|its|that|this|thats|everything|nothing|something|bus|car|truck|van|ride|tire|power|traffic|alarm|"
	"weather|road|roads|snow|ice|school|class|office|website|app|portal|phone|number|message|text|homework|note|"
	"stomach|head|throat|ear|eye|tooth|teeth|arm|leg|foot|nose|hand|back|medicine|meds|people|someone|somebody|"
	"anyone|nobody|there|who|what|which|dr|police|cops|plan|plans|date|list|record|records|absence|absences|"
	"grade|grades|lunch|breakfast|money|fee|fees|water|heat|lights|electricity|internet|wifi|chromebook|laptop|"
	"computer|password|uniform|coat|shoes|clothes|flight|plane|train|trip|game|practice|appointment|appt|surgery|"
	"funeral|services|family|house|home|apartment|rent|neighbor|weekend|night|morning|afternoon|evening|time|"
	"year|month|reason|excuse|problem|issue|question|answer|voice|mail|email|out front|outside|out there|"
	"out loud|going on|goin on|door|gate|line|stop|street|corner|driver|luz|carro|camion|autobus|llanta|escuela|"
	"clase|oficina|tarea|nota|lluvia|nieve|calle|trafico|papel|papeles|this week|next week|other|rest|whole|"
	"already|really|also|even|anyway|everybody|folks|yall|you|ya|u|we|i|today|now|then|here|temp|blood|test|"
	"results|mind|doc|insurance|clinic|hospital|court|lawyer|judge|prayers|god|lord|jesus|deer|lease|day|days|"
	"half|most|some|any|all|each|every|another"},

	/* ---- how sure ---- */
	{MAYBE, "without|may|might|maybe|possibly|prob|probably|probly|prolly|perhaps|if|unless|not sure|i think|"
	"i dont know if|idk if|depends|depending|hopefully not|quizas|tal vez|talvez|a lo mejor|puede que|puede ser|"
	"no se si|no estoy segura|no estoy seguro|si no se|dependiendo|whether|may not|may be|could be|should i|"
	"either way|si sigue|si amanece|si no le baja|si no mejora|probablemente|posiblemente|por si"},

	/* ---- what only answers ---- */
	{OKAY, "ok|okay|okey|oki|k|kk|yes|yep|yeah|yup|ya|yah|sure|alright|aight|ight|bet|roger|10-4|10 4|ten four|"
	"noted|understood|copy|copy that|got it|gotcha|sounds good|no problem|no prob|np|no worries|perfect|great|"
	"good|cool|awesome|wonderful|excellent|good deal|word|fasho|fo sho|for sure|of course|absolutely|definitely|"
	"right|correct|true|true that|i know|i understand|understand|i see|i hear you|received|recieved|i got it|"
	"got you|got u|gotchu|will do|aye aye|aye|lol|haha|hahaha|lmao|sir|maam|mam|boss|idk|i dont know|oh|oh ok|"
	"oh okay|wow|omg|si|bueno|bien|vale|entendido|entiendo|enterado|enterada|claro|claro que si|de acuerdo|"
	"esta bien|ok gracias|si ya se|ya lo se|perfecto|muy bien|sale|orale|de nada|no hay problema|no hay de que|"
	"recibido|comprendo|por supuesto|si senora|si senor|simon|igualmente|que bien|affirmative|message received|"
	"loud and clear|youre welcome|your welcome|no thanks|no thank you|yw|thats fine|thats ok|thats okay|"
	"works for me|fine|good to know|aware|were aware|i am aware|im aware|we know|mhm|mmhm|uh huh|yessir|yes sir|"
	"yes maam|yas|yess|nice|hmm|makes sense|fair enough|my bad|no te preocupes|no se preocupe|ah ok|ahh ok|"
	"acknowledged|confirmed|confirmo|will be done|you got it|you bet|alrighty|okie dokie|okey dokey|all good|"
	"were good|i agree|amen|same to you|you too|same here|for letting me know|for letting us know|for the info|"
	"for the reminder|for the update|for the heads up|for telling me|for the text|for reaching out|"
	"for the information|por avisar|por avisarme|por la informacion|por el aviso|por su ayuda|for your help|"
	"for everything|for all you do|for checking|for asking|for the message|see you|see ya|talk soon|"
	"talk to you later|ttyl|nos vemos|take care|love you all"},
	{THANKS, "thanks|thank|thank you|thank u|thanku|thankyou|thx|thnx|thks|tks|tx|ty|tysm|thnks|tank you|"
	"appreciate|appreciate it|appreciated|i appreciate it|i appreciate you|much appreciated|bless you|god bless|"
	"god bless you|bless|blessings|gracias|muchas gracias|mil gracias|grax|graciass|se lo agradezco|le agradezco|"
	"muy amable|bendiciones|dios la bendiga|dios lo bendiga|dios le bendiga|dios los bendiga|dios te bendiga|"
	"have a blessed day|have a blessed evening|have a good day|have a great day|have a good night|"
	"have a good evening|have a nice day|have a good one|have a great weekend|have a good weekend|"
	"have a nice weekend|have a great evening|que tenga buen dia|que tenga buena tarde|buen dia|feliz dia|"
	"praying|prayers appreciated|merci|merci beaucoup"},
	{HELLO, "hi|hello|hey|good morning|good mornin|mornin|morning|gm|good afternoon|good evening|evening|"
	"good night|gn|howdy|hola|ola|buenas|buenos dias|buenas tardes|buenas noches|buen dia|hey there|hi there|"
	"greetings|aloha|assalamu alaikum|salaam|dear|hello there|bnas|hey yall|hi yall|whats up|sup|que tal|"
	"to whom it may concern|buen dia maestra|namaste|happy friday|happy monday"},
	{FILLER, "please|pls|plz|just|so|um|uh|the|a|an|my|our|your|you|u|yall|very|much|for|sir|maam|miss|ms|mrs|mr|"
	"much|of|that|this|too|and|it|all|again|everyone|everybody|guys|friend|ma am|jaja|jajaja|hahah|lo|por favor|"
	"porfa|porfavor|mucho|muy|y|de|la|el|su|un|una|on|por|maestra|maestro|senora|senor|profe|amigo|have|day|"
	"night|evening|blessed|good|nice|great|know|letting|me|know|ill|mi|al|del|with|w|pero|there|now|then|well|"
	"anyway|also|still|today|team|staff|folks|sorry|though|tho|kindly|really|actually|hon|honey|dear|sweetie|"
	"love|yw|oh|hey"},
	{AUTOMATIC, "do not disturb while driving|this is an automated|automatic reply|auto reply|autoreply|"
	"im driving|i am driving|out of office|out of the office|i am currently away|im currently away|"
	"cant talk right now|cant text right now|ill call you back|i will call you back|mailbox is not monitored|"
	"sent from my car|whats up later|im in a meeting|in a meeting|cant talk now|call you later|estoy manejando|"
	"respuesta automatica|while driving|ill get back to you|i will get back to you|ill see your message|"
	"this number does not accept"},
	{PROMISE, "wont happen again|will not happen again|never happen again|not happen again|no volvera a pasar|"
	"no vuelve a pasar|ill make sure|i will make sure|will make sure|we will make sure|well make sure|"
	"ill talk to|ill talk with|i will talk to|i will talk with|we will talk|ill let you know|will let you know|"
	"i will let you know|keep you posted|keep yall posted|keep you updated|ill try|i will try|well try|"
	"we will try|will try|do my best|do our best|ill do better|will do better|work on it|working on it|"
	"ill take care of it|i promise|le prometo|me asegurare|voy a hablar|le aviso|les aviso|yo le aviso|"
	"hare lo posible|haremos lo posible|on it|ill send|i will send|i can send|ill bring the|ill bring a|"
	"ill bring it|ill bring his note|ill bring her note|i will bring the|i will bring a|ill call|i will call|"
	"ill handle|will send|will bring|le mando|llevare|ill get|ill turn it in|ill drop|well be on time|be on time|"
	"a tiempo|he will be on time|she will be on time|estare pendiente|lo tendre en cuenta|we got this|ill remind|"
	"i will remind|gets there on time|get there on time|puntual|ill keep|i will keep an eye|ill handle it|"
	"i will take care|stop being late|quit being late|stop coming late|stop by|swing by|come by|i ll make sure"},
	{STATUS, "on the bus|on his way|on her way|on their way|on the way|on our way|on my way|omw|walking in|"
	"walking in now|pulling up|pulling in|at the school|with me|with his dad|with her dad|with his mom|"
	"with her mom|with grandma|with her grandma|with his grandma|made it|made it home|got home|came home|"
	"dropped off|dropped him off|dropped her off|dropped them off|i took him|i took her|i dropped him|"
	"i dropped her|i brought him|i brought her|walked in|is safe|hes safe|shes safe|safe at home|home safe|"
	"safe and sound|got there|just got there|en camino|ya va en camino|ya llego|llego bien|ya esta en casa|"
	"ya esta en la casa|esta conmigo|ya viene|va en camino|ya casi llega|lo deje|la deje|i already called|"
	"already called|i called|already sent|i sent|sent the note|i sent a note|sent a note|turned in|"
	"i turned it in|i emailed|already emailed|ya le mande|ya mande|ya llame|ya hable|ya entregue|"
	"le mande la nota|mande la nota|i already told|already told|i told|already let|with a note|arrived|"
	"he made it|she made it|im at work|i am at work|at work|on my lunch|just left|he left already|caught the bus|"
	"got on the bus|headed there|heading there|heading in|headed in|en route|here now|we are here|were here|"
	"just walked in|pulling in now|dropping off|dropping him off|dropping her off|ya estamos aqui|i talked to|"
	"talked to|spoke with|i spoke|i spoke to|emailed|faxed|i picked him up|i picked her up|picked him up|"
	"picked her up|got picked up|i told|told yall|told you"},
	{WELL, "better|fine|much better|mejor|bien|alright|healthy|recuperado|recuperada"},
	{WELL | YES, "feeling better|feelin better|feels better|doing better|doing good|doing well|good to go|"
	"recovered|back to normal|back to herself|back to himself|fever free|all better|ya mejor|se siente mejor|"
	"esta mejor|esta bien|ya esta bien|se compuso|ya se siente mejor|feel better|all good now|is good|is ok|"
	"is okay|is alright|hes ok|shes ok|hes good|shes good|fever broke|fever is gone|fevers gone|he good|she good|"
	"well enough|no fever|ya no tiene fiebre|ya no tiene calentura|se le quito|feels fine|feels ok|feels okay|"
	"feeling ok|feeling okay|feeling good|feeling fine|doing fine|doing ok|was faking|faking"},
	{RETURN, "back|return|returning|returns|regresa|regresar|regresara|vuelve|volvera|volver|regresan|vuelven|"
	"be back|come back|go back"},

	/* ---- changing what was said ---- */
	{NEVERMIND, "never mind|nevermind|nvm|nvmd|nm|false alarm|scratch that|disregard|disregard that|forget it|"
	"forget that|ignore that|ignore my last|please disregard|changed her mind|changed his mind|changed my mind|"
	"cancel that|cancel the absence|cancel her absence|cancel his absence|change of plans|olvidelo|olvidalo|"
	"no haga caso|ignore|ignore el mensaje|falsa alarma|siempre si|cambio de planes|take that back|"
	"we changed our minds|we changed our mind|cambie de opinion|mejor no|nevermind that|plans changed|"
	"doesnt need to be out|no need|cancele la falta|cancelar la falta|got canceled|got cancelled|was canceled|"
	"was cancelled|cancelled|canceled|se cancelo|cancelaron|after all|ended up going|took back|rescheduled|"
	"wants to go|siempre si va|decided to go|decided he|decided she|decided to come|wants to come"},
	{MEANT, "i meant|i mean|meant|meant to say|oops|whoops|correction|instead|make that|quise decir|perdon es|"
	"me equivoque|mistyped|typo|rather|change that|change it|change that to|change it to|wrong day|wrong kid|"
	"wrong child|i said|en vez de|en lugar de|dije mal|digo|sorry its"},
	{FILLER, "up|already|actually|update|wait|hold on|turns out|en realidad|de hecho|resulta|espere"},
	{CHANGED, "stopped|finally stopped|went away|finally broke|cleared|is gone|gone now|paro|ya paro|se fue|"
	"se le bajo|bajo|change|changed|moved to|moved it to|changed to|correction|moved up|pushed to|pushed back|"
	"moved the|change of"},
	{SORRY, "sorry|sry|my bad|my apologies|apologies|disculpe|perdon|disculpa|disculpen|lo siento|mis disculpas"},
	{AND, "and|n|y|e|plus|also|ademas|tambien|as well as|nd|an|ni|nor"},
	{TOO, "too|also|as well|either|tambien|tampoco|add|same for|same with|lo mismo|igual|agregue|aswell"},
	{ONLY, "just|only|nomas|solo|solamente|nada mas|no mas|unicamente"},
	{BUT, "but|so|because|cause|cuz|bc|bcuz|since|pero|porque|asi que|por eso|though|tho|and so|entonces|"
	"although|however|pues|coz|thats why|then"},
	{SCHOOL, "school|skool|class|classes|escuela|clase|clases|schol|shcool"},
	{EARLY, "leave at|leaving at|leaves at|leave around|leaving around|leave by|leave before|leaving before|"
	"out at|out by|get out at|getting out at|out of school at|check out at|sign out at|half day|dismissed at|"
	"released at|saldra a las|salir a las|sale a las|sacar a las|sacarla|sacarlo|recogere|pick up early|"
	"picking up early|pick him up|pick her up|picking him up|picking her up|leave early|leaving early|"
	"early dismissal|early pickup|early pick up|early release|out of class|get him early|get her early|"
	"recoger temprano|recogerlo|recogerla|salir temprano|sacar temprano|picking up|pick up|pickup|"
	"checking out early|check him out|check her out|sign him out|sign her out|checked out early|paso por el|"
	"paso por ella|pickin up|recoger a|dismissed early|released early|getting him early|getting her early|"
	"come get him|come get her|pick them up|picking them up|picked up by|tengan lista|tengan listo|tenga lista|"
	"tenga listo|sale temprano|salen temprano|ready at|ready by|lista a|listo a|pasar por|pasare por|"
	"pull him out early|pull her out early|early"},
	{WRONG, "wrong|incorrect|mistake|error|not right|not correct|isnt right|aint right|not true|isnt true|"
	"is not right|is not correct|is not true|was on time|were on time|incorrecto|incorrecta|equivocado|"
	"equivocada|no es correcto|no es cierto|no es verdad|fix it|fix that|fix this|mal anotado|inaccurate"},
	{WRONG | ASKS, "por que dice que|porque dice que|why does it say|how come it says|why is it saying"},
	{MARKED, "marked|counted|it says|it said|it says he|it says she|yall said|you said he|you said she|recorded|"
	"got her down|got him down|marco|marcaron|pusieron|dice que|aparece|listed|was told|got a text|got a call|"
	"got a message|dijeron|called absent"},
	{FEEL, "feels|feel|feeling|got|gets|needs|need|woke|threw|puked|caught|has|have|wants|want|looks|seems|said|"
	"says|told|went|came|tiene|amanecio|quiere|sigue|siente|anda|esta|va|no|le|se|si|tambien|broke|hurt|fell|can|"
	"cant|could|couldnt|did|didnt|does|doesnt|wont|will|is|isnt|was|wasnt|has to|gonna|gon|aint|never|still|"
	"still has|also|too|both|missed|stayed|left|been|gone|out|absent|late|sick|running|runnin|llega|llegara|"
	"faltara|falta|falto|fue|home|doing|decided"},
	{PARTICLE, "let|lets|letting|find|finding|found|ran|run|runs|check|checking|hang|hanging|try|tried|call|"
	"called|work|worked|works|pass|passed|figure|figured|put|throw|fall|fell|left|kicked|turned|turn|reach|"
	"reaching|reached|eat|sold|drop|dropped|freak|freaking|freaked|point|give|gave|help|step|stress|fill|filled|"
	"print|sign|time|bail|get|gets|getting|got|come|comes|came|went|go|flip|broke|break|take|took|taking|look|"
	"looking|maxed|burned|worn|wear|knocked|came|goes|pulled a|pick|picking|grab|grabbing|fetch|snuck|sneaking|"
	"wiped|acting|act|make|making|speak|lash|single"},
	{ASKS | THIS_IS, "who is this|whos this|who dis|who are you|who are u|who r u|who r you|quien es|"
	"quien es usted|quien habla|is this the school|is this the number|whose number is this|who is texting me|"
	"who is texting|de quien es este numero|es la escuela"},
	{ASKS, "what|whats|when|whens|where|wheres|how|hows|who|whos|why|whys|which|wat|wut|whn|que|cuando|donde|"
	"como|quien|cual|cuales|cuanto|cuantos|cuanta|cuantas|a que|por que|what day|what days|que dias|what time|"
	"how do|how many|how much|can you|could you|would you|can i|can he|can she|could i|do i|do you|do we|do they|"
	"does he|does she|is it|is there|are there|is he|is she|are they|did he|did she|has he|has she|was he|"
	"was she|will there|will you|may i|am i|are you|are yall|do yall|can yall|can we|is this|is that|is school|"
	"should i|should we|any way|anyone know|wondering|i was wondering|need to know|want to know|me puede|"
	"me pueden|puede|puedo|pueden|podria|hay|quisiera saber|quiero saber|sabe si|saben si|tell me|can someone|"
	"can somebody|could someone|please tell|can u|do u|does the|does it|is the|are we|will the|do kids|did you|"
	"did yall|has school"},
};

static const struct
{
	const char *nickname;
	const char *names;
}			nicknames[] = {
	{"abby", "|abigail|"}, {"al", "|albert|alan|alexander|alfred|"}, {"ali", "|alison|allison|alexandra|"},
	{"allie", "|allison|alexandra|"}, {"andy", "|andrew|anderson|andres|"}, {"angie", "|angela|angelina|angelica|"},
	{"annie", "|anna|anne|ann|"}, {"bea", "|beatrice|beatriz|"}, {"becky", "|rebecca|"},
	{"bella", "|isabella|isabel|annabella|"}, {"ben", "|benjamin|bennett|"}, {"benny", "|benjamin|"},
	{"beth", "|elizabeth|bethany|"}, {"betty", "|elizabeth|"}, {"beto", "|roberto|alberto|humberto|"},
	{"bill", "|william|"}, {"billy", "|william|"}, {"bob", "|robert|"}, {"bobby", "|robert|roberto|"},
	{"bri", "|brianna|brittany|"}, {"cami", "|camila|camille|"}, {"charlie", "|charles|charlotte|carlos|"},
	{"chayo", "|rosario|"}, {"chuck", "|charles|"}, {"chuy", "|jesus|"}, {"danny", "|daniel|"},
	{"dani", "|daniela|danielle|"}, {"dave", "|david|"}, {"davey", "|david|"}, {"drew", "|andrew|"},
	{"ed", "|edward|eduardo|edgar|"}, {"eddie", "|edward|eduardo|"}, {"ellie", "|eleanor|elena|elizabeth|ella|"},
	{"fer", "|fernando|fernanda|"}, {"frankie", "|francis|francisco|frank|francesca|"}, {"gabe", "|gabriel|"},
	{"gaby", "|gabriela|gabriella|"}, {"gus", "|gustavo|august|augustus|angus|"}, {"hank", "|henry|"},
	{"izzy", "|isabella|isabel|isaac|"}, {"jack", "|john|jackson|"}, {"jake", "|jacob|"}, {"jamie", "|james|"},
	{"jenny", "|jennifer|"}, {"jim", "|james|"}, {"jimmy", "|james|"}, {"joe", "|joseph|"}, {"joey", "|joseph|"},
	{"johnny", "|john|jonathan|"}, {"josie", "|josephine|josefina|"},
	{"kate", "|katherine|kathryn|catherine|kaitlyn|"}, {"katie", "|katherine|kathryn|catherine|kaitlyn|"},
	{"kathy", "|katherine|kathleen|"}, {"kenny", "|kenneth|"}, {"larry", "|lawrence|"}, {"lety", "|leticia|"},
	{"lexi", "|alexis|alexandra|alexa|"}, {"liz", "|elizabeth|lizbeth|"}, {"lizzy", "|elizabeth|"},
	{"libby", "|elizabeth|"}, {"lola", "|dolores|"}, {"lucy", "|lucia|lucille|"}, {"lupe", "|guadalupe|"},
	{"lupita", "|guadalupe|"}, {"maddie", "|madison|madeline|madeleine|"}, {"maggie", "|margaret|magdalena|"},
	{"manny", "|manuel|emmanuel|"}, {"matt", "|matthew|mateo|"}, {"meg", "|megan|margaret|"},
	{"memo", "|guillermo|"}, {"mike", "|michael|miguel|"}, {"mikey", "|michael|"}, {"mitch", "|mitchell|"},
	{"molly", "|mary|"}, {"nacho", "|ignacio|"}, {"nando", "|fernando|"}, {"nate", "|nathan|nathaniel|"},
	{"nick", "|nicholas|nicolas|dominic|"}, {"nicky", "|nicholas|nicole|"}, {"paco", "|francisco|"},
	{"pancho", "|francisco|"}, {"pat", "|patrick|patricia|"}, {"peggy", "|margaret|"}, {"pepe", "|jose|"},
	{"quique", "|enrique|"}, {"rick", "|richard|ricardo|"}, {"ricky", "|richard|ricardo|"}, {"rob", "|robert|"},
	{"robbie", "|robert|"}, {"ron", "|ronald|"}, {"rosie", "|rosa|rose|rosemary|"}, {"sally", "|sarah|"},
	{"sammy", "|samuel|samantha|"}, {"steph", "|stephanie|"}, {"steve", "|steven|stephen|"}, {"sue", "|susan|"},
	{"tavo", "|gustavo|octavio|"}, {"ted", "|edward|theodore|"}, {"teddy", "|theodore|edward|"},
	{"terry", "|terrance|teresa|"}, {"theo", "|theodore|"}, {"tina", "|christina|cristina|"}, {"toni", "|antonia|"},
	{"tony", "|anthony|antonio|"}, {"tonio", "|antonio|"}, {"vicky", "|victoria|"}, {"will", "|william|"},
	{"willy", "|william|guillermo|"}, {"xandra", "|alexandra|"}, {"zeke", "|ezekiel|"}, {"zeek", "|ezekiel|"},
	{"zach", "|zachary|zachariah|"}, {"zack", "|zachary|"},
	{"alex", "|alexander|alexandra|alejandro|alejandra|alexis|"}, {"sandy", "|sandra|alexandra|"},
	{"mando", "|armando|"}, {"neto", "|ernesto|"}, {"kiki", "|enrique|"}, {"conchita", "|concepcion|"},
};

/* FNV-1a */
static uint32_t
hash_phrase(const char *phrase, size_t length)
{
	uint32_t	h = 2166136261u;

	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char) phrase[i]) * 16777619u;
	return h;
}

/* The slot of a phrase, or the free one where it belongs */
static uint32_t
slot_of(const ReadingLexicon *lexicon, const char *phrase, size_t length)
{
	uint32_t	at = hash_phrase(phrase, length) % READING_SLOTS;

	while (lexicon->slot[at].phrase != NULL &&
		   (lexicon->slot[at].length != length || memcmp(lexicon->slot[at].phrase, phrase, length) != 0))
		at = (at + 1) % READING_SLOTS;
	return at;
}

void
reading_lexicon_init(ReadingLexicon *lexicon)
{
	memset(lexicon, 0, sizeof(*lexicon));
	for (size_t i = 0; i < sizeof(word_lists) / sizeof(word_lists[0]); i++)
		for (const char *word = word_lists[i].words; *word != '\0';)
		{
			size_t		length = strcspn(word, "|");
			ReadingEntry *entry = &lexicon->slot[slot_of(lexicon, word, length)];

			entry->phrase = word;
			entry->length = (uint16_t) length;
			entry->tags |= word_lists[i].tags;
			word += length + (word[length] == '|');
		}
}

uint64_t
reading_lexicon_find(const ReadingLexicon *lexicon, const char *phrase, size_t length)
{
	return lexicon->slot[slot_of(lexicon, phrase, length)].tags;
}

const char *
reading_full_names(const char *nickname)
{
	for (size_t i = 0; i < sizeof(nicknames) / sizeof(nicknames[0]); i++)
		if (strcmp(nicknames[i].nickname, nickname) == 0)
			return nicknames[i].names;
	return NULL;
}
