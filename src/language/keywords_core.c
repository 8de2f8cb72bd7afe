/*
 * keywords_core.c
 *
 * Keywords by rule: tables of patterns and a small matcher.  Pure C.
 *
 * A pattern is words in order, case and accents folded and apostrophes gone
 * (don't: dont).  Of a word, "a|b" means either, a "*" at its end any ending,
 * a "?" before it that it may be missing; "~" stands for up to GAP words of
 * any kind.  It is looked for anywhere in a sentence; "^" and "$" tie it to
 * the sentence's beginning and end.  What takes a match back is such patterns,
 * separated by " / ".  A pattern begins with "^" or with a word that may not be
 * missing.
 */
#include "language/keywords_core.h"

#include <string.h>

#define GAP 4

/* A sentence is read up to here: 1,600 characters are at most 800 words.  A Sentence takes 15 kB of the stack */
#define MAX_WORDS 1024

/* And a text up to here: all of this normalize_plain() takes, whose own end may lie within a word */
#define MAX_BYTES (NORMALIZE_MAX_CHARS - 256)

/* Emoji that say what a keyword says */
#define SIGN_SOS 0x1F198
#define SIGN_STOP 0x1F6D1
#define SIGN_FORBIDDEN 0x1F6AB

typedef struct Pattern
{
	const char *pattern;
	const char *unless;			/* a pattern that takes it back, NULL for none */
} Pattern;

/* ------------------------------------------------------ whole messages -- */

/* Said around a keyword; without weight of their own */
static const char polite[] =
"please|pls|plz|por|favor|porfa|porfavor|thanks|thank|thx|gracias|now|ya|ok|okay|hi|hello|hola|hey|right|immediately|"
"ahora|mismo|sir|maam|and|y|it|this|these|esto|asap|already|you|u|ty|very|much|just|so|bye";

/* Words for a text message */
#define TEXTS "text|texts|txt|txts|message|messages|msg|msgs|sms|notifications|texting|alerts"
#define MENSAJES "mensaje|mensajes|mensajitos|texto|textos|sms|notificaciones|avisos|alertas|recordatorios"

static const Pattern opt_out_messages[] = {
	{"^ stop|stopp|stopall|unsubscribe|unsuscribe|unsub|discontinue|cancel|end|quit|revoke|optout|remove|"
	"desist|cease ?all|"
	"everything|me|" TEXTS " $", NULL},
	{"^ opt ?me out $", NULL},
	{"^ un subscribe|suscribe ?me $", NULL},
	{"^ cease desist $", NULL},
	{"^ alto|parar|pare|paren|arret|arreter|baja|cancelar|fin|salir|detener|detengan|detenga|basta|terminar|"
	"desuscribir*|darse ?de ?baja ?todo|todos|" MENSAJES " $", NULL},
	{"^ take|get me|us off $", NULL},
	{"^ remove|delete me|us $", NULL},
	{"^ no more|mas $", NULL},
};

static const Pattern opt_in_messages[] = {
	{"^ start|unstop|resume|subscribe|resubscribe|optin|begin|iniciar|comenzar|empezar|reanudar|suscribir|"
	"suscribirme|continuar|reactivar ?me|all|" TEXTS "|" MENSAJES " $", NULL},
	{"^ opt ?me ?back in $", NULL},
	{"^ sign me ?back up ?again $", NULL},
};

static const Pattern help_messages[] = {
	{"^ help|info|ayuda|aide|information|informacion $", NULL},
};

/* ------------------------------------------------------------ sentences -- */

#define STOP "stop|quit|cease|discontinue|halt"
#define QUESTIONS "what|which|when|why|will|who|did|does|how|if|until|unless"
#define CHILD \
	"him|her|them|he|she|they|son|sons|daughter|daughters|kid|kids|child|children|student|students|teacher|boys|" \
	"girls|class"
#define NOT "dont|not|never"
#define PREGUNTAS "porque|hasta|cuando|como|si|quien|cual|cuanto"

static const Pattern opt_out_sentences[] = {
	{"^ ?please stop|stopall|unsubscribe|optout ?please|now|it|this|that|already $", NULL},
	{STOP " ?please|all|the|with ?all|the texting|txting|messaging|contacting|spamming|bothering|bugging|texing",
	"texting|txting|messaging|contacting|spamming|bothering|bugging ~ " CHILD},
	{"dont|not|no|never|none ?of ?you|yall have|got|given|give|gave|has ?you|yall|anyone ?my ?any "
	"permission|consent ?for ?you ?to ?keep|be text|texting|txt|message|messaging|contact|contacting|call", QUESTIONS},
	{STOP " blowing|filling ?up my|our phone|cell|inbox", CHILD},
	{"nobody|noone ?here want|wants|wanna|asked ?to ?get|receive ?for ?any|all|these|your|this|yalls " TEXTS, NULL},
	{"not interested ?so|and ?please|pls stop", NULL},
	{"^ ?please stop pls|please|plz my|i|im|its|the phone|am|not|cant|bill|plan|minutes|data", CHILD},
	{"^ ?please|pls turn|shut these|this|it|them off ?please|pls|plz|thanks $", NULL},
	{"unenroll|disenroll|deregister|unregister me|us|my|this ?number|phone from|of ?all|the|these|your|this|"
	"any " TEXTS
	"|list|system", NULL},
	{STOP "|alto ?a|con los|estos|sus|las " MENSAJES, PREGUNTAS},
	{"deje|dejen|deja|pare|paren ?ya de mandar|enviar|mandarme|enviarme esto|eso|estos|estas|cosas ?por ?favor "
	"$", PREGUNTAS},
	{STOP " sending ?it|this|these|me|us ?please|pls|now|already|thanks|thx|thank ?you $", QUESTIONS "|" CHILD},
	{STOP " ?me|us ?from sending|send ~ " TEXTS "|stuff|things|anything|this|these|those|them|spam|me|us", CHILD},
	{"how ?do|can|to|would ?i|we|you ?i stop|cancel|end|block|turn|unsubscribe ?off ?getting|receiving|from ?all|"
	"of ?the|these|this|your|my " TEXTS, "did|why|when|bus|enough / " CHILD},
	{STOP "|cancel|end|terminate ?with ?all ?of ?my|the|these|this|those|your|our ?school|attendance|automated|"
	"daily|"
	"weekly|annoying|stupid " TEXTS, QUESTIONS},
	{"cancel ?my|this subscription", NULL},
	{"turn|shut off ?the|these|all|my|your ?school|text|attendance|automated " TEXTS, "how|why|if"},
	{"turn|shut ?the|these|all|my|your " TEXTS " off", QUESTIONS},
	{"make ?the|these|all|your " TEXTS " stop", NULL},
	{"texting|" TEXTS " ~ please|should|must|to stop $", QUESTIONS},
	{"too many|much ~ " TEXTS " ~ stop", QUESTIONS},
	{"enough with|of ?the|these|your|all " TEXTS, NULL},
	{"^ ?please no|zero ?more " TEXTS " ?please|thanks|anymore|thx|pls|for ?me $", NULL},
	{"no more ?of ?these|your|school " TEXTS, "why|there|have|getting|if|got"},
	{"dont|not|never text|txt|message|msg|contact me|us|this ?number|phone ?at ?please|pls|anymore|again|ever|"
	"more|thanks|thx|no|all ?please|pls|thanks|thank ?you $", QUESTIONS "|did|you|was"},
	{"dont|not|never|stop text|txt|message|msg|contact ~ anymore|again|ever ?again|please $", QUESTIONS "|" CHILD},
	{"^ ?please ?do dont|not|never text|txt|message|msg|contact me|us anymore|again|ever", QUESTIONS},
	{"dont|not|never|stop send|sending ?me|us ?any|anymore|more|these|this|your|the|so|no ?more|many|of|these "
	TEXTS, QUESTIONS "|did|" CHILD},
	{"dont|not|never|stop send|sending me|us any|anything|no|this|these ?more|else|stuff|things", QUESTIONS
	"|did|" CHILD},
	{"dont|not|no|never ?longer|really want|wish|wanna|like ?to ?get|receive|be|have|getting|receiving ?any|"
	"these|your|the|this|more|so|all|being|no ?more|many ?of ?these|your ?school|automated|attendance " TEXTS
	"|texted|messaged|contacted|spammed", QUESTIONS "|miss|email|emails"},
	{"dont|not want|like ?for you|yall|school|the ?school|guys|people ?to ?keep texting|messaging|text|"
	"contacting|message|contact me|us", QUESTIONS},
	{"want|like|wish|need|trying to stop|quit receiving|getting", QUESTIONS "|bullied|picked"},
	{"not interested in ?getting|receiving ?these|your|any|the " TEXTS, NULL},
	{"dont|not contact me|us by|via|through " TEXTS, QUESTIONS},
	{"^ ?please dont|do|not ?not text|message|contact $", NULL},
	{"^ ?please|pls|just take|remove my|this|our ?cell|mobile|home number|phone|cell ?number off $", NULL},
	{"take|get me|us off $", "bus|from|out / off of"},
	{"prefer|rather not ?to get|receive|be ?any|these " TEXTS "|texted|contacted", NULL},
	{"take|remove|removed|delete|drop|get ?me|us|my|this ?number off|from|out ?of ?this|the|your|ur|yall|yalls|"
	"all|these|any|"
	"you|yours ?school|text|texting|message|messaging|phone|contact|call|alert " TEXTS "|list|lists|texts",
	"waiting|wait|absent|absence|class|" QUESTIONS},
	{"^ ?please|can ?you ?please take|remove|delete|drop me|us ?off|from|out ?of ?this|list|here ?please $", NULL},
	{"take|remove|delete|erase my|this|our ?phone|cell number|phone|cell off|out|from ?of your|ur|yalls|yall|"
	"the|this "
	"system|list|database", NULL},
	{"remove|delete|erase my|this ?phone|cell|mobile number ?please $", NULL},
	{"want|need|let|like me|us|to ?be|get out of ?this|the|these|your|all ?school|text " TEXTS, "how|why|if|opt "
	"in"},
	{"want out of ?this|the|these|your|all ?school|text " TEXTS, NULL},
	{"unsubscribe|unsuscribe|unsub|optout", "newsletter|email|emails / unsubscribe|unsub " CHILD "|my ?son|"
	"daughter|kid"},
	{"opt ?me|us out ?of|from ?getting|receiving|all ?all|these|the|this|your|any|future ?school|text " TEXTS
	"|this|these|list|communications|everything", NULL},
	{"want|like|wish|need|choose|choosing|decided to opt out ?please|now|thanks $", NULL},
	{"^ ?please opt me|us out", "out of ~ test|testing|trip|class|vaccine|photo*|survey"},
	{"revoke|revoking|withdraw|withdrawing ?all ?my|our|any ?prior consent|permission|authorization",
	"photo*|field|trip|medical|media|picture*|video"},
	{"lose|forget my|this number", NULL},
	{"get rid of my number", NULL},
	{"get|getting off ?of this|your|the ?text|texting|school list", "wait|waiting"},
	{"taken|removed off|from ?of ?this|your|the|all ?text|texting|school list|lists|" TEXTS, "wait|waiting|why"},
	{"number off|from ?of ?this|your|ur|the ?text|texting|contact list", "old|ex"},
	{"dont|do|not ?not need|ask|asked ?for these|your|any ?more ?school " TEXTS, QUESTIONS},
	{NOT " sign|put|add me|us ?back ?up|on|in ?for|to ?the|these|your|any|more ?school|text "
	TEXTS, QUESTIONS "|did"},
	{"didnt|never ask|asked|sign|signed ?up for these|this|your|any|text " TEXTS "|texting", NULL},
	{"leave me|us alone", CHILD},
	{"wrong number|person|phone ?so|and|sorry ?please|pls|just stop ?please|pls|now|thanks|thx $", NULL},
	{"^ ?please|pls stop ?please ?this|you|u|its|your|youre ?is|have|got ?texting ?the wrong number|person|phone",
	NULL},
	{"numero|persona equivocado|equivocada ?por ?favor alto|pare|paren|parar|stop ?por ?favor $", NULL},

	{"deje|dejen|deja|dejar|pare|paren|parar|basta|terminen ?ya ?de ?estar mandarme|mandarnos|enviarme|"
	"enviarnos|escribirme|escribirnos|textearme|textearnos|contactarme|contactarnos|molestarme|molestarnos|"
	"mandandome|enviandome|texteandome", "maestr*|alumno*|compan*"},
	{"deje|dejen|deja|dejar|pare|paren|parar|basta|terminen ?ya ?de|con ?estar mandar|enviar|molestar|mandando|"
	"enviando ~ " MENSAJES, "maestr*|alumno*|compan*|hijo|hija|ninos|ninas"},
	{"deje|dejen|pare|paren ?ya de textear|texteando|escribir", "hijo|hija|clase"},
	{"no|nunca|jamas ?me|nos ?lo ?vuelva|vuelvan|sigan|siga|esten|este ?a mande|manden|mandes|mandar|mandarme|"
	"envie|envien|envies|enviar|enviarme|mandando|enviando|mandandome|enviandome ~ " MENSAJES, PREGUNTAS
	"|hijo|hija"},
	{"no me|nos ?vuelva|vuelvan|sigan ?a mande|manden|mandes|mandar|envie|envien|enviar|mandando|enviando mas|"
	"nada|esto|eso|estos ?mas ?por ?favor $", PREGUNTAS},
	{"no|ya mas ?de|con " MENSAJES, "no ~ mas que|porque"},
	{"no ?me|nos manden|mande|envien|envie|escriban|escriba|texteen ?mas|nada ?por ?favor $", PREGUNTAS
	"|hijo|hija|tarea|ninos"},
	{"no me|nos ?vuelva|vuelvan|sigan|siga|esten ?a escriba|escriban|escribas|escribir|escribiendo|textee|"
	"texteen|textees|textear|texteando|contacte|contacten|contactar|molesten|moleste ?mas|ya|nunca ?por ?favor|"
	"porfavor|porfa|gracias $", PREGUNTAS},
	{"no|nunca|jamas quiero|quisiera|deseo|queremos|autorizo|doy ?permiso ?seguir ?volver ?a ?que|para ?me|nos "
	"?sigan "
	"?recibir|recibiendo|manden|envien|lleguen|mandando|mande|envie ?mas|sus|estos|esos|los|tantos|de|ningun ?de "
	"?los|sus " MENSAJES "|nada", "perder*|automatic*|falten|de ?la tarea"},
	{"no|nunca|jamas quiero|quisiera|deseo|queremos volver a recibir|recibirlos ?nunca ?mas ?por ?favor ?gracias $",
	PREGUNTAS},
	{"no|ya quiero|deseo que me|nos escriban|escriba|texteen|contacten|molesten", "hijo|hija|ninos"},
	{"como ?le|puedo|se ?hago|hacer ?para ?que ?ya no|dejo|dejar|paro|parar|cancelo|cancelar|quito|quitar|"
	"detengo ?me|nos|de ?lleguen|manden|recibir ?mas|los|estos|sus " MENSAJES, "no me|les|le llegan|llego|"
	"escucho / comunico"},
	{"basta|fin|alto|pare|paren|parar|detener|detengan|detenga|cancelar|cancele|cancelen|terminar|terminen|"
	"suspender|suspendan ?ya ?de|con|a ?todos ?mi|mis|los|las|estos|esos|sus|la|el|tantos|tanto " MENSAJES
	"|suscripcion", PREGUNTAS},
	{"quitarme|borrarme|sacarme|eliminarme|quiteme|quitenme|quitame|borreme|borrenme|borrame|saqueme|saquenme|"
	"sacame|elimineme|eliminenme|eliminame|"
	"remuevame|remuevanme ?por ?favor de ?la|su|esta|los|sus|estos lista|listas|sistema|" MENSAJES, NULL},
	{"^ ?por ?favor quiteme|quitenme|borreme|borrenme|saqueme|saquenme|elimineme|eliminenme ?por ?favor $", NULL},
	{"quite|quiten|borre|borren|saque|saquen|elimine|eliminen|quitar|eliminar|borrar|remover|remuevan mi|este "
	"?numero|telefono|celular ?de|del|telefono ?de|la ?la|los|su|sus lista|sistema|" MENSAJES, NULL},
	{"^ ?por ?favor quite|quiten|borre|borren|elimine|eliminen|quitar|eliminar|remover|remuevan mi|este numero|"
	"telefono|celular ?por ?favor $", NULL},
	{"darme|deme|denme|dame|darnos de baja ?por ?favor $", NULL},
	{"darme|deme|denme|dame|dar|den|darnos de baja ?de ~ lista|numero|servicio|telefono|" MENSAJES, NULL},
	{"quiero|quisiera|deseo|queremos|necesito dejar de recibir", "porque"},
	{"no ?yo ?les necesito|pedi|solicite ?recibir estos|sus|esos|los " MENSAJES, "porque"},
	{"salgo|salirme|salir|salgo ?me de ?la|esta|su lista", "espera"},
	{"retire|retiren|retirar mi|este numero|telefono|celular", NULL},
	{"salir|salirme|salirnos de ?la|su|esta|los|estos lista|" MENSAJES, NULL},
};

static const Pattern opt_in_sentences[] = {
	{"^ ?please|can|could|pls ?i|you ?please start|resume|restart ?texting|sending|getting ?me|us ?the|my|your|"
	"school ?school " TEXTS " ?me|us|to ?me ?again|please|back $", QUESTIONS},
	{"^ ?please|can|could ?you ?please start|resume texting|messaging|sending me|us ?again|please|back $", NULL},
	{"sign|add|put me|us ?back up|on ?again|to|for ?for|to ?the|these|your|school ?school|text "
	TEXTS, QUESTIONS "|"
	NOT},
	{"opt me|us ?back in", NOT},
	{"opt back in", NOT},
	{"want|like|need|ready to get|receive|start|have ?getting|receiving ?the|your|my|school|these ?school|text "
	TEXTS " again|back|after", NOT "|stop"},
	{"turn ?my|the|your ?school " TEXTS " back on", NOT},
	{"turn back on ?my|the|your " TEXTS, NOT},
	{"quiero|quisiera|queremos|puedo volver a recibir", "no|nunca|jamas|tampoco ?ya quiero|quisiera|queremos|"
	"puedo"},
	{"quiero|quisiera|queremos recibir ?los|sus|otra ?vez ?de " MENSAJES " otra|de|nuevamente ?vez|nuevo", "no"},
	{"vuelvan|vuelva a mandarme|enviarme|mandar|enviar|escribirme ?los ?sus ?" MENSAJES, "no"},
	{"reactive|reactiven|reactivar|reanuden|reanude ?mis|los|sus " MENSAJES, "no"},
};

/* ---------------------------------------------------------------- crisis -- */

#define SELF "yourself|urself|myself|himself|herself|themselves|themself|hisself|theirself"
#define AT_PLAY \
	"ball|kick*|playing|practice|fell|falling|accident*|sprain*|ankle|knee|trip*|playground|recess|gym|soccer|" \
	"football"
#define FIGURE "laughter|laughing|embarrassment|embarrassed|boredom|know|see"
#define DEVICE "phone|battery|laptop|chromebook|tablet|computer|ipad|charger|car"
#define FAMILY \
	"husband|wife|boyfriend|girlfriend|ex|dad|father|stepdad|stepfather|mom|mother|stepmom|uncle|partner|parent|" \
	"parents|cousin"
#define SCHOOLYARD \
	"kid|kids|boy|boys|girl|girls|student|students|classmate*|recess|bus|class|friend|bully|bullies|teacher|peers"
#define TOY "water|squirt|nerf|toy|glue|butter|laser|game|costume|massage|plastic"
#define COMPANEROS \
	"companer*|nino|ninos|nina|ninas|muchach*|alumno*|clase|recreo|maestr*|balon|pelota|bus|camion|virus|gripe|" \
	"chico*"

static const Pattern crisis_sentences[] = {
	/* suicide and self-harm */
	{"suicide|suicidal|suicidio|suicidarse|suicidarme|suicida|suicido|suicidar|sucide|sucidal|suiside|unalive|"
	"kms", "suicide|suicidio prevention|awareness|squad|training|week|assembly|walk"},
	{"kill|killing|killed|kills|end|hang|hanging|hanged|hung|shoot|drown|harm|harming|hurting|hurt|hurts|stab|"
	"poison|starve " SELF, AT_PLAY},
	{"kill|killing|hurt|hurting|harm|cut|cutting his|her|my|them self", AT_PLAY},
	{"end|ending|ends|ended|take|taking|took ?his|her|my|their ?own life|lives", "life skills|insurance / party"},
	{"end|ending it all", NULL},
	{"wants|want|wanted to end it", NULL},
	{"want*|wanna|going|gonna|rather|wish|wishes|tried|trying|ready|plan*|hope|hopes|ways|how|about|feel|feels|"
	"like ?to|he|she|i|they|about|could|would ?just die|dying|dead", FIGURE "|" DEVICE "|plant|plants|dog|cat|"
	"tired"},
	{"wish* ?i|he|she|they was|were|be dead|gone|never", DEVICE "|raining"},
	{"never been born", NULL},
	{"better off dead|without me|him|her", "class|school|phone"},
	{"if i was|were|am dead|gone", NULL},
	{"nobody|noone|no|wouldnt|one|who ?one would ?even miss|care|notice ?if ?me|her|him|i|she|he ?was|were|is "
	"?gone|dead|alive $", "homework|grade*|class"},
	{"be|being|rather|were|was ?be|better dead", DEVICE "|last|line|end|zone / be dead tired|last|weight"},
	{"sleep ~ forever|never wake ?up", "dog|cat"},
	{"never wake up", "early|time"},
	{"want*|wanna|wish* ?just to|i|it ?could ?just ?all ?to disappear|vanish|end|stop|over $", "text*|school|bus|"
	"rain*|year|day|bully*"},
	{"want*|thinking|going to|about|of end|ending it|things|everything $", "relationship|friend*"},
	{"want*|wanna|wish* ?to not ?be here|alive|live|exist|wake ?anymore", "in"},
	{"dont|doesnt|not|no|didnt|never|cant want|wants|wanna|wanting ?to live|exist|wake|be ?alive ?up|anymore "
	"?anymore $", "school"},
	{"dont|doesnt|not|no want|wants|wanna to live|exist|be ?alive ?anymore ?anymore", "far|here|with|near|at|"
	"late|early|there|around|rude|a|the|on|alone|bullied|absent|marked|in"},
	{"dont|doesnt|not|no want|wants|wanna to be alive|here anymore", "school|class|program"},
	{"keep|keeps|kept saying ~ want|wants ?to ?be be|live here|alive|anymore $", "school|class|early"},
	{"want|wants|wanna|going to sleep forever", NULL},
	{"no|nothing reason|point|left ?to ?for ?in to|in live|living", "in|near|far"},
	{"life isnt|not|aint|is|wasnt ?not worth ?it ?living", NULL},
	{"not|isnt worth living", NULL},
	{"cant|cannot go on ?anymore|like|living ?this $", NULL},
	{"self harm*|injur*|mutilat*", NULL},
	{"selfharm*|overdose*|overdosing|sobredosis|despedida", "fiesta|graduacion|maestr*"},
	{"is|been|started|keeps|are|am cutting $", NULL},
	{"cutting|cuts|burning|burns|burned|slit|slits|slitting|carving|cut|scratching ?on|all|up ?over ?his|her|my|"
	"their|the wrist|wrists|arm|arms|leg|legs|skin|thighs|" SELF, "class|paper|scissors|cooking|shaving|"
	"accident*|stitches|glass|grass|hair|recess|playground|stove|sun|sunburn|bandaid|nurse|fell"},
	{"took|taken|swallowed|ate|swallow|drank ?a|the|all|too|his|her|my|some ?whole|bunch|bottle|lot|handful|many|"
	"of ?of ?the|my|his|her|whole|" FAMILY "s ?moms|dads|sleeping pills|tylenol|medicine|meds|medication|bleach|"
	"poison|advil|ibuprofen", "doctor|prescribed|nurse|morning|allergy|this|today|cold|fever|for|before|at"},
	{"took|taken|swallowed|drank|ate whole|a|the|entire|all ?of ?the|whole|entire bottle|handful|bunch of",
	"water|milk|juice|chips|pictures|photos|notes|tests"},
	{"swallowed|overdosed ~ all|bottle|whole ~ pills|medicine|meds|medication|bottle", NULL},
	{"suicide|goodbye note|letter|text|message", "teacher|party"},
	{"note|letter|message|text|texts ?that|and ?is ?he|she saying|said|says goodbye|die|dead|dying|sorry",
	"teacher|absen*|late"},
	{"said|texted|told|saying|wrote ~ goodbye ~ love|everyone|over|sorry|last|forever", NULL},
	{"jump|jumping|jumped ?off|from|in|of ?of ?a|the bridge|roof|building|window|front|balcony|overpass", "rope"},
	{"threat* ?to jump|hang|cut|overdose", "rope"},
	{"with|has|got|holding a|his|her|the razor|razors|blade|blades|noose|rope|machete|knife ?and|here|now|right|"
	"in|to|at $", "cooking|dinner|class|project|gym|school"},
	{"locked ~ ~ with a|the knife|razor|gun|pills", NULL},
	{"he|hes|she|shes|ex|husband|dad|man|boyfriend|someone|they|room|house|here|door|outside ?is|here|has|"
	"holding ?here ?with|holding a knife|gun|machete|rifle|pistol", TOY "|locker|school|backpack"},
	{"cuts|marks|bruises|moretones|cortadas|scars|burns|welts ?all ~ arms|wrists|wrist|legs|thighs|neck|brazos|"
	"munecas|piernas|back|face ?from|?and|de", "playing|practice|soccer|football|fell|recess|playground|"
	"mosquito*|rash|cat|jugando|cayo|student|kid|boy|girl|nino|companer*"},
	{"marks|bruises|bruised|black|welts ?eye ?on ~ from|by|because ?of ?her|his|my|the " FAMILY, SCHOOLYARD},
	{"with|using ?a|the belt|cord|bat|stick|hanger", SCHOOLYARD "|uniform|baseball|pants|dress"},
	{"put|puts|laid|lays his|her|their hands on me|us|my|her|him", SCHOOLYARD},
	{"keep myself|himself|herself|me safe", "help|app"},
	{"last day ?on|alive earth|alive|here", "school|class"},
	{"voices tell*|telling|say*", NULL},
	{"nothing ?left to live for", NULL},
	{"no ?more reason|point|sense to|in live|living|life", "in ~ in"},
	{"cant|cannot keep going|living|fighting $", "class"},
	{"note|letter ~ ~ saying|says|said|that ?he|she ?is|hes|shes|im ?so sorry|goodbye ?for everything|everyone $",
	"absent|late"},
	{"took|taken|swallowed ~ antidepressants|xanax|opioids|fentanyl", "doctor|prescribed|today|morning"},

	/* violence against the family, or someone's life threatened */
	{"going|gonna|threat*|want|wants|wanted|will|try|tried|trying|said|says ?he|she|hes|shes|they|that|ill "
	"?will|would|is|going ?to kill|killing|shoot|shooting|stab|murder|strangle|bomb", DEVICE "|time|vibe|mood|"
	"game|it|bill|email|text|video|hoops|basket*|grade|grades|homework|bugs|ants|lice / killing me / shoot me|us|"
	"you|for"},
	{"shoot|shooting|shot|blow|blowing up ?the|a|my|his|our|this school|place|class|everyone|building|bus|party",
	"balloon*|photo*|email"},
	{"shooting|shooter|shoots ?is ?at|in|outside|inside|on ?the|our|my|near school|outside|campus|now|house|"
	"classroom", "drill|drills|practice|range|hoops|basket*|policy|training|next|since"},
	{"active|school shooter|shooting", "drill|drills|practice|training|policy"},
	{"shots fired", NULL},
	{"kill|shoot|stab|hurt|shooting|killing everyone|everybody|people|someone|somebody|us|family",
	"feelings|movie|email|text"},
	{"has|have|got|with a|an|his weapon|knife|gun|arma|pistola ~ threat*|hurt|kill|use", NULL},
	{"bomb in|at|on ?the|our school|bus|building|locker", "drill"},
	{"has|have|got|holding|pulled|pointed|pointing|waving|with ?out ?a|an|his|her|the|my ?loaded gun|pistol|"
	"rifle|firearm|shotgun|machete", TOY "|heard|rumor|rumour"},
	{"holding|pulled|pointed|pointing|waving|had ?out ?a|an|his|her|the|my ?big|kitchen knife ?at|on ?to me|us|"
	"my|him|her|them|himself|herself", TOY},
	{"pulled|pointed|pointing|waving ?out ?a|an|his|her|the ?big|kitchen knife", TOY},
	{"gun|pistol|rifle|knife at|in|to ?the|my|his|her|our head|throat|neck|face|me|us", TOY},
	{"got|was|been|were|being|is|getting shot|stabbed|strangled|kidnapped|raped|molested|trafficked",
	"shot ~ arm|for|at the|flu"},
	{"rape|raped|raping|rapes|molested|molesting|molests|molester|violada|violado|secuestr*|trafficked|"
	"kidnapped|kidnapping|kidnap", NULL},
	{"abuse|abused|abusing|abuses|abusive|abuser", "substance|drug|drugs|alcohol|bathroom|pass|power|policy|"
	"training|counsel*|therap*|past"},
	{"sexual|sexually assault*|abus*|touch*|inappropriat*", NULL},
	{"touch|touched|touches|touching ?my|me|her|him|his ?daughter|son|kid|child|kids ?in ?her|his|my|on|a ?the "
	"private|privates|inappropriate|inappropriately", NULL},
	{FAMILY " touches|touching|touched me|her|him|my|us", NULL},
	{FAMILY " ~ hit|hits|hitting|beat|beats|beating|punched|punches|choked|chokes|choking|strangled|slapped|"
	"hurt|hurts|hurting|kill|attacked ?on ?up me|us|my|her|him|them|our", "car|odds|record|team|traffic"},
	{"hits|hitting|beats|beating|punched|punches|chokes|choking|choked|strangl*|slapped|hurting|attacking|"
	"attacked ?on ?up me|us|mom|my ?mom|mother", SCHOOLYARD "|ball|heat|knee|back|stomach|odds|feet|head"},
	{"being|am|getting|is|are hurt|hit|beaten|beat|attacked|hurting at|in|by|my|here ?my home|house|" FAMILY
	"|child|kid", SCHOOLYARD},
	{"going|gonna|wants|want|trying|threat* ?to hurt|harm|attack|beat me|us|my|people|someone|somebody|her|him|"
	"them|everyone", "feelings|chances|grade|grades|" SCHOOLYARD},
	{"hurting my child|son|daughter|kid|baby|kids|children|grandson|granddaughter", "feelings|head|stomach|tooth|"
	"back|grade*"},
	{"tell|tells|telling ?him|her|me ?to hurt|kill", SCHOOLYARD},
	{"hit|beat|kicked|shoved|pushed ?on me|us ?in|again|last|tonight|and|so|when|$", "hit me|us up / ball|heat|"
	"odds|friend|teacher / a|another|other|some kid|boy|girl|student|bully / car|bus|truck|driver"},
	{FAMILY " ~ violent|armed", "video|game|games"},
	{FAMILY " ~ touches|touching|touched|touch me|her|him|my|us", "base|button"},
	{"comes|came|sneaks in|into my|her|his room|bed at|every|when", "nurse|teacher"},
	{"neighbor|neighbors|somebody|someone|man|lady|woman|babysitter|sitter ~ beating|hitting|hurting|abusing "
	"his|her|the|their|a ?own child|children|kid|kids|son|daughter|baby|wife|boy|girl", "teacher"},
	{"someone|somebody|man|stranger|guy|car|van|he|they ~ following|followed|stalking|chasing my|me|her|him|us "
	"?daughter|son|kid|home|kids", "instagram|facebook|rules"},
	{"gunshots|gunfire|gunshot", "drill"},
	{"domestic violence|dispute", "before|left|therap*|counsel*|class|past|used|years"},
	{"afraid|scared|fear|fearing|terrified ?hes|she|he|of ?is|going ?for ?to my|our|his|her|their|ill|well life|"
	"lives|die|kill*", "bus|swim*"},
	{"scared|afraid ~ dad|father|stepdad|mom|husband|boyfriend|ex|hes|he ~ hurt|hit|kill|beat", SCHOOLYARD},
	{"not|dont|isnt|doesnt|never ?feel|feeling|feels safe at|in|with ?my|here home|house|" FAMILY, NULL},
	{"in|en danger|peligro", NULL},
	{"we|im|i|arent|shes|hes ?are|am|is not safe", "playground"},
	{"we|im|i ?are|am unsafe", "bus|is it|school|allerg*|walk*|drive|ice|snow / safe to|for|at school"},
	{"trying|tries|broke|breaking|break|broken ?to ?break in|into|down ?the|my|our house|home|door|apartment|"
	"now|rn|alone|window|and", "car|locker|computer|account"},
	{"we|were|im|am|are hiding in|from|under|with", "class|dog|cat|seek|test|homework"},
	{"not|isnt|stopped|cant|cannot breathing|breathe|respira|respirar", "nose|mask|congest*|stuffy"},
	{"no respira", NULL},
	{"having|had a seizure", "plan|form|last"},
	{"unconscious|unresponsive|inconsciente|collapsed", "meds|medication|plan|form|history|disorder|training|"
	"last|assembly"},
	{"passed out", "test|tests|papers|flyers|forms|candy|books|laptops|chromebooks|were|awards|they"},
	{"wont|cant wake|waking ?up $", "phone|test|papers|flyers|forms|early|for"},
	{"wont|cant|doesnt|not wake|waking up", "for|early|time|alarm|morning|on"},
	{"bleeding ?really|so|a ?bad|badly|lot|everywhere|out", "nose|nosebleed|gums|tooth|period|bandaid|knee"},
	{"call|calling|called|need|dial|send 911|police|cops|ambulance|paramedics", "noise|parking|speeding|report|"
	"school|attendance|truan*"},

	/* a child gone */
	{"daughter|son|child|kid|grandson|granddaughter|niece|nephew|she|he ?has|hes|shes been gone since|all|for",
	"fever|rash|school|sick|class"},
	{"my|our|the daughter|son|child|kid|baby|grandson|granddaughter|brother|sister|kids|boy|girl|nephew|niece "
	"is|has|went|are ?been ?gone missing ?since|and|from|for|please|help|she|he|we|i|last|he|right|now ~ $",
	"school|days|class|classes|work|assignment*|homework|test|book*|too|lunch|practice|her|his|shoe*|jacket|a|"
	"some|teeth|tooth"},
	{"missing since|child|person|kid|girl|boy", "school|days|class|classes|work|assignment*|homework|test|book*|"
	"too|lunch|practice|her|his|shoe*|jacket|a|some|how|why|grade*|many|missing ~ for|because|due|been"},
	{"ran|run|runs|running away|off ?from ?home|last|and|this|again|night|yesterday|today", "dog|cat|class|bus|"
	"teacher|energy|ball"},
	{"runaway|abducted|abduction", "dog|cat"},
	{"cant|cannot|dont|couldnt find|locate|reach my|our|him|her|where ?is|he ?my daughter|son|child|kid|"
	"grandson|granddaughter|baby|anywhere|brother|sister", "schedule|shoes|password|grade*|class*|room|homework|"
	"s|bus|login|teacher*|jacket"},
	{"dont know where my|he|she|is daughter|son|child|kid|is|my|he|she", "class|room|bus ?stop stop|password|"
	"schedule"},
	{"never|didnt|not|hasnt|havent come|came|returned|make|made|got|gotten ?back home ~ school|last|yet|find|"
	"from|night|bus|?", "sweater|jacket|report|letter|paper*|homework|book*|form"},
	{"havent|hasnt|not|nobody|noone|no ?one seen|heard ?from my|him|her|them|our ~ since|night|hours|days|"
	"yesterday|all ?day", "teacher|report|grade*|bus|counselor|nurse"},
	{"never|didnt got|get off the|his|her bus", "schedule|stop / bus stop"},
	{"i|we lost my|our daughter|son|child|kid|baby", "phone|job|card"},
	{"tried|trying|attempt* to|ed grab|kidnap|take|abduct|snatch|lure|pull my|our|her|him|a|them",
	"picture|photo|temperature|test|bus|doctor|class|nap|out early|phone|tooth|day|note"},
	{"someone|somebody|stranger|man|ex|father|he|dad ~ took|grabbed|snatched|taken my|her|him kid|child|son|"
	"daughter|baby|kids|from", "photo|picture|phone|lunch|money|home|doctor|shoes"},

	/* Spanish */
	{"matarme|matarse|matarte|suicid*|ahorcar*|lastimarse|lastimarme|autolesion*|cortarse|cortandose|matarnos|"
	"matarlo|matarla", "pelo|cabello|unas|jugando|tiempo"},
	{"me|se quiero|quiere|queria|quiso|va|voy|trato|intento ?a ?de matar|morir|ahorcar|lastimar", "risa|bateria|"
	"verguenza|telefono|celular"},
	{"quiero|quiere|queria|quisiera|gustaria|prefiero|prefiere morir|morirme|morirse|desaparecer",
	"risa|saber|verguenza"},
	{"estar|estuviera|estuviese muerto|muerta", "risa|telefono|celular|bateria"},
	{"no quiero|quiere|queria ?seguir ?ya ?mas vivir|viviendo|existir|despertar", "aqui|ahi|lejos|con|en|para|"
	"temprano"},
	{"no vale ?la ?pena ~ vivir|vida", NULL},
	{"ganas|ganas de morir*|matar*|suicid*", "risa|hambre"},
	{"se|me ?esta|estaba|estan lastimando", COMPANEROS "|zapato*"},
	{"esposo|marido|novio|ex|papa|hombre|padrastro|alguien esta|anda|es ?muy armado|violento", NULL},
	{"quiso|quisieron|quiere|quieren|intento|intentaron|trato|trataron ?de llevar|llevarse|agarrar|jalar|"
	"secuestrar|robar ?a mi|la|lo|los hijo|hija|nino|nina|hijos", "camion|bus|escuela|medico|doctor"},
	{"no ha|han regresado|vuelto|llegado ~ desde|anoche", "correo|mensaje*|carta|camion|bus|maestr*"},
	{"no llego|regreso|volvio ~ anoche|casa ayer|anoche", "camion|bus"},
	{"me|nos|lo|la|le ?estan|esta golpeando|pegando|ahorcando|atacando", COMPANEROS},
	{"quitarse|quitarme|quitar|quitado|quito|quitarle ?se la vida", NULL},
	{"acabar con su|mi vida", NULL},
	{"quiero|quiere acabar con todo", "tarea"},
	{"quiero|quiere|va|voy|vamos ?a matar ?a alguien|todos|ninos|gente|maestr*|nosotros", "hambre"},
	{"tiene|trae un|una pistola|arma|cuchillo|rifle|navaja ~ amenaza*|usar|matar|lastimar", NULL},
	{"mejor|mejores sin mi|el|ella $", NULL},
	{"mejor ?si ?ya ?no me|se|estar|estaria ?no ?muero|muere|muriera|estar|aqui ?aqui $", "clase|escuela|"
	"temprano|sentar*"},
	{"mejor ?si me|se muero|muere|muriera|mato|mata", "risa"},
	{"mejor no estar|existir|vivir|haber", "temprano|clase"},
	{"no quiero|quiere ?ya estar ?mas ?ya en este mundo", NULL},
	{"no quiero|quiere ?ya estar ?mas ?ya aqui|vivo|viva $", "escuela|clase"},
	{"aventar|aventarse|tirar|tirarse|lanzar|lanzarse|saltar|brincar ?se de|del|desde ?la|el|un puente|techo|"
	"azotea|ventana|edificio", "jugando"},
	{"hombre|alguien|tipo|persona|sujeto|senor armado|encapuchado", NULL},
	{"cortadas|cortes|moretones|marcas|golpes ?en ?los|las|el|sus|su|la ?brazos|munecas|piernas|cuello|cara|"
	"cuerpo ?de|por ?su ?papa|padrastro|padre|novio|mama", "jugando|cayo|futbol|balon|pelota|recreo|clase|luz|"
	"caja|precio"},
	{"carta|nota de despedida", "maestr*|fiesta"},
	{"hacerse|hacerme|hace|hago|haciendose|haciendome|haciendo|haciendole|quiere|hacer ?se|a|le ?hacer ?si "
	"?misma|mismo dano", "cayo|jugando|rodilla|tobillo|calor|leche|comida|" COMPANEROS},
	{"se|me ?quiere|esta|estaba|estoy cortando|corta|cortaba|cortar|corto ?en ?los|las|sus|mis|el brazos|brazo|"
	"munecas|venas|piernas", "pelo|cabello|unas|luz|linea|telefono|jugando"},
	{"esta|estaba|estoy cortando|quemando $", "pelo|luz"},
	{"hija|hijo|nina|nino|hermana|hermano|sobrina|sobrino|nieta|nieto se corta|cortaba ?a ?si ?sola|solo|misma|"
	"mismo "
	"?mucho ?en|cuando ?la|el|su ?escuela|bano|cuarto|casa $", "pelo|cabello|unas|luz|linea|telefono|llamada"},
	{"se|me tomo|trago|tome|trague ?un|una|casi ?monton|muchas|todas|las|varias|bote|frasco|de ?de ?las|sus|mis "
	"pastillas|pildoras|medicina|medicinas|algo|cloro|veneno", "doctor|tos|fiebre|hoy|temprano|siempre|manana"},
	{"no despierta|reacciona|responde ~ $", "telefono|correo|mensaje*|maestr*|llamada*|temprano|alarma"},
	{"me|nos|lo|la|le|los|las ?esta|sigue|quiere|va ?a pega|pego|pegando|pegue|golpea|golpeo|golpeando|golpean|"
	"maltrata|maltratan|estrangul*|ahorca|lastimar|lastima", COMPANEROS "|carro|estomago|espalda|zapato*|sol"},
	{"me|nos|lo|la|los|te ?va|van|quiere|quieren|dijo|amenaz* ?que ?con ?va|iba ?a ?lo matar|disparar|apunal*",
	"risa|tarea|calor|hambre|estres|cansancio|trabajo"},
	{"amenaz* ?con|de ?que ?va|iba ?a matar*|muerte|disparar*|pistola|cuchillo|arma", "escuela"},
	{"disparando", "simulacro|pelicula|juego|foto*"},
	{"hay|ahorita un|una|unos ?unos disparos|balacera|tiroteo|balazos|tirador", "simulacro"},
	{"saco|apunto|apuntando|tiene|con ?una|un|la|el pistola|rifle|escopeta|machete", "agua|juguete|rumor|"
	"plastico|dice|dicen|dijo|oyo"},
	{"abusaron|abusan|abusa|abuso|abusando|abusada|abusado|violaron|violo|violacion|violar|violan|manose*",
	"abuso de confianza|poder|alcohol|drogas|celular"},
	{"me|la|lo|toca|tocan|tocaron|tocado|toco|tocando ?toca|tocan|tocaron|tocado|toco|tocando ?a ?en ?mi ?sus "
	"partes|privadas|indebid*|inapropiad*|sexual*", NULL},
	{"novio|padrastro|tio|primo|familiar|papa|abuelo|vecino ~ toca|tocaba|toco|golpea|golpeo|pega|pego|abusa|"
	"pegue", "timbre|puerta|turno|recoger|companer*|muchach*|recreo|piano|guitarra"},
	{"mi|nuestra|su vida ?corre|esta ?en peligro|riesgo", NULL},
	{"violencia domestica", "terapia|consejer*|antes"},
	{"quiere|quieren|esta|estan tumbar|tumbando|romper|rompiendo|entrar ?en|a ?la puerta|casa", "clase|escuela"},
	{"estamos|estoy escondid*", NULL},
	{"hijo|hija|nino|nina|nieto|nieta|hermano|hermana no aparece|despierta|respira", "sistema|lista|pagina|app|"
	"temprano"},
	{"no llego|regreso|ha ?llegado|regresado de|a la casa|escuela ~ $", "camion|bus|clase|a ?tiempo|carta|nota|"
	"hoy ?a"},
	{"desaparecio|desaparecida|desaparecido|extraviad*|secuestr*|raptaron", "telefono|mochila|tarea|chaqueta|"
	"sueter|carro|computadora|bici*|dinero|zapatos|cartera"},
	{"no aparece|encuentro|encontramos|hallo ?a ?mi|por hijo|hija|nino|nina|nieto|nieta|ninguna|niña",
	"sistema|lista|pagina|app|salon|camion|bus"},
	{"no la|lo encuentro|encontramos|hallamos", "pagina|correo|app|formulario|numero|libro"},
	{"se escapo|fugo|escapaba|largo ?de", "perro|gato"},
	{"se llevo|llevaron|robaron ?a mi ?hijo|hija|nino|nina|bebe hijo|hija|nino|nina|bebe", "camion|bus|escuela|"
	"doctor|hospital|celular"},
	{"llame|llamen|llama|necesito|necesitamos|manden|mande ?una ?al ?a ?la 911|policia|ambulancia",
	"reporte|escuela"},
	{"nos|me|lo|la va|van|quiere a|lastimar|pegar|matar ?lastimar|pegar|matar|golpear $", COMPANEROS "|vacuna"},
};

/*
 * Beside words of danger, "stop" may be said of who is the danger ("he won't
 * stop texting me", "le dije que deje de escribirme"), and "leave me alone" is
 * no STOP.
 */
#define SOMEONE FAMILY "|him|he|she|they|them|guy|man|someone|somebody|who"
#define TO_TEXT "texting|txting|messaging|contacting|sending|spamming|bothering|harassing|the|these"
#define ESCRIBIR "mandar*|enviar*|escribir*|texte*|contactar*|molestar*"
static const char of_another[] =
SOMEONE " ?to ?please ?just ?would ?not|never stop|quit|cease " TO_TEXT " / "
"wont|wouldnt|doesnt|didnt|hasnt|cant|never|not ?ever stop|quit|stopped " TO_TEXT " / "
"leave|leaving me|us alone / "
"no|nunca ?me|nos deja|dejan|deje|para|paran ?de " ESCRIBIR " / "
"dije|digo|pido|pedi|pedia|rogue ~ deje|dejara|pare|parara ?de " ESCRIBIR;

/*
 * What sounds like an opt-out and is none: a wish that the texts go on, a
 * question whether they ended, somebody else who shall stop, a STOP by accident.
 */
static const char no_opt_out[] =
"dont|not|never|no ?want|wanna ?to ?ever stop|quit|unsubscribe|unsub|optout|cancel ?sending|texting|messaging "
"?me|us|from|the|"
"these|$ / "
"dont|not|never ?want|wanna ?to take|remove|drop me|us|my off|from|number / "
"did|have|has|are|were|why you|yall|they|school ?guys|all stop|stopped|quit|stopping texting|sending|messaging / "
"still want|need|like ?to ?get ?the|these|them|my|your|getting|receiving|" TEXTS " / "
"keep texting|sending|them coming / "
"was|is my|an|a|the ?own toddler|baby|accident|mistake|typo|kid|son|daughter|2yr|autocorrect / "
"tell|ask|told|telling|make|have that|this|the|those|his|her|my|him|them|these ?little ?other boy|girl|boys|"
"girls|kid|kids|man|guy|"
"him|her|them|dad|mom|father|mother|student|students|to|person|ex ?to stop|quit|leave / "
"stop|quit texting|sending ~ in spanish|english|espanol|ingles / "
"dile|diganle|digale|digan|dijo|dijeron ~ que ?ya ?no deje|dejen|pare|paren|moleste|molesten / "
"no dejen|deje|paren|pare de mandar*|enviar*|escribir* / "
"todavia|aun quiero|quiero seguir recibir|recibiendo / "
"fue ?un ?por error|accidente|equivocacion|mi";

/* --------------------------------------------------------------- matching -- */

/* The words of one sentence as strings of ASCII (other letters as "?") */
typedef struct Sentence
{
	int			n;
	const char *word[MAX_WORDS];
	int16_t		first[256];		/* of the words that begin with a byte, the last; -1: none */
	int16_t		next[MAX_WORDS];	/* the word before it that begins alike; -1: none */
	char		text[NORMALIZE_MAX_CHARS + 1];
} Sentence;

/* Whether word is the alternative, length bytes; one that ends in "*" is any word that begins so */
static inline bool
is_alternative(const char *alternative, size_t length, const char *word)
{
	if (alternative[length - 1] == '*')
		return strncmp(alternative, word, length - 1) == 0;
	return strncmp(alternative, word, length) == 0 && word[length] == '\0';
}

/* Whether word is one of the alternatives, length bytes that "|" separates */
static bool
word_matches(const char *alternatives, size_t length, const char *word)
{
	const char *end = alternatives + length;

	for (const char *at = alternatives; at < end; at++)
	{
		const char *start = at;

		while (at < end && *at != '|')
			at++;
		if (*start == *word && is_alternative(start, at - start, word))
			return true;
	}
	return false;
}

/* Whether the pattern matches from word at on */
static bool
match_here(const char *pattern, const Sentence *sentence, int at)
{
	size_t		length = strcspn(pattern, " ");
	const char *rest = pattern + length + (pattern[length] == ' ');

	if (length == 0 || *pattern == '/')
		return true;
	if (*pattern == '$')
		return at == sentence->n;
	if (*pattern == '~')
	{
		for (int skip = 0; skip <= GAP && at + skip <= sentence->n; skip++)
			if (match_here(rest, sentence, at + skip))
				return true;
		return false;
	}
	if (*pattern == '?')
	{
		if (match_here(rest, sentence, at))
			return true;
		pattern++;
		length--;
	}
	return at < sentence->n && word_matches(pattern, length, sentence->word[at]) && match_here(rest, sentence, at + 1);
}

/*
 * Whether the pattern matches anywhere in the sentence.  Most patterns begin
 * with words that it does not have: they are looked up by their first letters.
 */
static bool
match(const char *pattern, const Sentence *sentence)
{
	const char *at = pattern;

	if (*pattern == '^')
		return match_here(pattern + 2, sentence, 0);
	do
	{
		const char *start = at;

		while (*at != '|' && *at != ' ' && *at != '\0')
			at++;
		for (int i = sentence->first[(unsigned char) *start]; i >= 0; i = sentence->next[i])
			if (is_alternative(start, at - start, sentence->word[i]) && match_here(pattern, sentence, i))
				return true;
	} while (*at++ == '|');
	return false;
}

/* Whether any of the patterns that " / " separates takes a match back */
static bool
is_taken_back(const char *unless, const Sentence *sentence)
{
	while (unless != NULL && !match(unless, sentence))
	{
		unless = strstr(unless, " / ");
		unless = unless == NULL ? NULL : unless + 3;
	}
	return unless != NULL;
}

static bool
match_any(const Pattern *patterns, size_t n, const Sentence *sentence)
{
	for (size_t i = 0; i < n; i++)
		if (match(patterns[i].pattern, sentence) && !is_taken_back(patterns[i].unless, sentence))
			return true;
	return false;
}

#define MATCH_ANY(patterns, sentence) match_any(patterns, sizeof(patterns) / sizeof((patterns)[0]), sentence)

/* Whether a byte ends a sentence */
static inline bool
ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == '\r';
}

/* List the words by what they begin with */
static void
index_words(Sentence *sentence)
{
	memset(sentence->first, -1, sizeof(sentence->first));
	for (int i = 0; i < sentence->n; i++)
	{
		int16_t    *first = &sentence->first[(unsigned char) sentence->word[i][0]];

		sentence->next[i] = *first;
		*first = (int16_t) i;
	}
}

/* Write a word at out as ASCII, of a letter said three times and more ("STOPPPP") one; returns its end */
static char *
write_word(const uint32_t *letters, int length, char *out)
{
	for (int i = 0, run = 1; i < length; i += run, run = 1)
	{
		char		letter = letters[i] < 0x80 ? (char) letters[i] : '?';

		while (i + run < length && letters[i + run] == letters[i])
			run++;
		if (run >= 3 && letter >= 'a')
			*out++ = letter;
		else
			for (int j = 0; j < run; j++)
				*out++ = letter;
	}
	*out++ = '\0';
	return out;
}

/* Fold length bytes of text into the words of a sentence; marks and emoji are left out */
static void
read_sentence(const char *text, size_t length, NormalizedText *scratch, Sentence *sentence)
{
	char	   *out = sentence->text;

	normalize_plain(text, length, scratch);
	sentence->n = 0;
	for (int t = 0; t < scratch->n_tokens && sentence->n < MAX_WORDS; t++)
	{
		const Token *token = &scratch->tokens[t];
		uint32_t	first = scratch->chars[token->start];

		if (first == '?' || first == '!' || first == '$' || first > 0x2000)
			continue;
		sentence->word[sentence->n++] = out;
		out = write_word(scratch->chars + token->start, token->end - token->start, out);
	}
	index_words(sentence);
}

/* Make a word of letters that are said one by one ("S.T.O.P.", "s t o p"); shorter runs are initials and grades */
static void
join_letters(Sentence *sentence)
{
	int			kept = 0;

	for (int i = 0, run; i < sentence->n; i += run > 0 ? run : 1)
	{
		char	   *joined = (char *) sentence->word[i];

		for (run = 0; i + run < sentence->n && strlen(sentence->word[i + run]) == 1;)
			run++;
		sentence->word[kept++] = joined;
		if (run < 4)
			run = 1;
		else
			for (int j = 0; j <= run; j++)
				joined[j] = j < run ? sentence->word[i + j][0] : '\0';
	}
	sentence->n = kept;
	index_words(sentence);
}

/* Leave out polite words and words said twice in a row, unless nothing would be left */
static void
strip_polite(Sentence *sentence)
{
	int			kept = 0;

	for (int i = 0; i < sentence->n; i++)
	{
		bool		repeated = kept > 0 && strcmp(sentence->word[kept - 1], sentence->word[i]) == 0;

		if (!repeated && !word_matches(polite, sizeof(polite) - 1, sentence->word[i]))
			sentence->word[kept++] = sentence->word[i];
	}
	sentence->n = kept;
	index_words(sentence);
}

/* The keyword that one sentence means, and whether it is an opt-out, whatever else */
static Keyword
sentence_keyword(const Sentence *sentence, bool *opts_out)
{
	*opts_out = MATCH_ANY(opt_out_sentences, sentence) && !is_taken_back(no_opt_out, sentence);
	if (MATCH_ANY(crisis_sentences, sentence))
		return KEYWORD_CRISIS;
	if (*opts_out)
		return KEYWORD_OPT_OUT;
	if (MATCH_ANY(opt_in_sentences, sentence))
		return KEYWORD_OPT_IN;
	return KEYWORD_NONE;
}

/* The keyword that the whole message is */
static Keyword
message_keyword(Sentence *sentence)
{
	join_letters(sentence);
	strip_polite(sentence);
	if (MATCH_ANY(opt_out_messages, sentence))
		return KEYWORD_OPT_OUT;
	if (MATCH_ANY(opt_in_messages, sentence))
		return KEYWORD_OPT_IN;
	if (MATCH_ANY(help_messages, sentence))
		return KEYWORD_HELP;
	return KEYWORD_NONE;
}

/* The keyword that a text without words is: a cry for help among any signs, a STOP alone */
static Keyword
sign_keyword(const NormalizedText *text)
{
	int			stops = 0,
				others = 0;

	for (int i = 0; i < text->n_tokens; i++)
		switch (text->chars[text->tokens[i].start])
		{
			case SIGN_SOS:
				return KEYWORD_CRISIS;
			case SIGN_STOP:
			case SIGN_FORBIDDEN:
				stops++;
				break;
			case '!':
				break;
			default:
				others++;
		}
	return stops > 0 && others == 0 ? KEYWORD_OPT_OUT : KEYWORD_NONE;
}

Keyword
find_keyword(const char *text, size_t length, NormalizedText *scratch, bool *opts_out)
{
	const char *end = text + (length < MAX_BYTES ? length : MAX_BYTES);
	const char *start = text;
	Keyword		found = KEYWORD_NONE;
	Sentence	sentence;
	int			sentences = 0;
	bool		asks_to_stop = false;

	/* of a text that is cut off, not the word that is */
	while (length > MAX_BYTES && end > text && *end != ' ')
		end--;
	for (const char *at = text; at <= end; at++)
	{
		Keyword		keyword;
		bool		stops;

		if (at < end && !ends_sentence(*at))
			continue;
		read_sentence(start, at - start, scratch, &sentence);
		start = at + 1;
		if (sentence.n == 0)
			continue;
		sentences++;
		keyword = sentence_keyword(&sentence, &stops);
		asks_to_stop |= stops && !is_taken_back(of_another, &sentence);
		if (keyword == KEYWORD_CRISIS || found == KEYWORD_NONE)
			found = keyword;
	}

	/* a crisis may be told across full stops, as in "she has pills. locked in. says goodbye" */
	read_sentence(text, end - text, scratch, &sentence);
	if (sentences > 1 && found != KEYWORD_CRISIS && MATCH_ANY(crisis_sentences, &sentence))
		found = KEYWORD_CRISIS;
	if (sentence.n == 0)
		found = sign_keyword(scratch);
	else if (found == KEYWORD_NONE)
		found = message_keyword(&sentence);
	*opts_out = found == KEYWORD_OPT_OUT || (found == KEYWORD_CRISIS && asks_to_stop);
	return found;
}
