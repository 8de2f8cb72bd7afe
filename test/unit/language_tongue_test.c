/* language_tongue_test.c: danger, STOP and plain reports in other languages; and what only looks like them */
#include <string.h>

#include "language/tongue_core.h"
#include "unit.h"

static TongueScratch scratch;

typedef struct Example
{
	const char *language;
	TongueMatter matter;
	const char *text;
} Example;

static const Example examples[] = {
	{"fr", TONGUE_CRISIS, "Ma fille dit qu'elle veut mourir"}, {"fr", TONGUE_SAFETY, "le chauffeur a frappé mon fils"},
	{"fr", TONGUE_OPT_OUT, "Arrêtez de m'envoyer des messages"},
	{"fr", TONGUE_ABSENCE, "Mon fils est malade aujourd'hui"},
	{"fr", TONGUE_INTERPRETER, "J'ai besoin d'un interprète"}, {"fr", TONGUE_THANKS, "merci beaucoup"},
	{"fr", TONGUE_NONE, "Où est-ce que le bus s'arrête ?"}, {"fr", TONGUE_NONE, "on est morts de rire"},
	{"pt", TONGUE_CRISIS, "meu filho disse que quer morrer"}, {"pt", TONGUE_SAFETY, "o professor bateu na minha filha"},
	{"pt", TONGUE_OPT_OUT, "Não me mandem mais mensagens"}, {"pt", TONGUE_ABSENCE, "minha filha está doente hoje"},
	{"pt", TONGUE_WRONG_NUMBER, "não é daqui, é número errado"},
	{"pt", TONGUE_NONE, "onde o ônibus vai parar amanhã"},
	{"ht", TONGUE_CRISIS, "Pitit mwen an di li vle mouri"}, {"ht", TONGUE_SAFETY, "chofe a bat pitit mwen"},
	{"ht", TONGUE_OPT_OUT, "sispann voye mesaj ban mwen"}, {"ht", TONGUE_ABSENCE, "Pitit mwen malad jodi a"},
	{"ht", TONGUE_NONE, "ki kote bis la kanpe pou pran timoun yo"},
	{"so", TONGUE_CRISIS, "wiilkaygu wuxuu sheegay inuu is dilayo"},
	{"so", TONGUE_SAFETY, "macallinka ayaa garaacay wiilkayga"},
	{"so", TONGUE_OPT_OUT, "fadlan jooji fariimaha"}, {"so", TONGUE_ABSENCE, "gabadhaydu way xanuunsan tahay maanta"},
	{"so", TONGUE_NONE, "goorma ayuu basku ku joojiyaa guriga"},
	{"sw", TONGUE_CRISIS, "mtoto wangu anasema anataka kujiua"}, {"sw", TONGUE_SAFETY, "mwalimu amempiga mtoto wangu"},
	{"sw", TONGUE_OPT_OUT, "tafadhali msinitumie ujumbe tena"}, {"sw", TONGUE_ABSENCE, "mtoto wangu ni mgonjwa leo"},
	{"sw", TONGUE_NONE, "mtoto wangu amempiga picha simba shuleni"},
	{"tl", TONGUE_CRISIS, "sabi ng anak ko gusto na niyang mamatay"},
	{"tl", TONGUE_SAFETY, "sinuntok po ng driver ang anak ko"},
	{"tl", TONGUE_OPT_OUT, "huwag na po kayong mag text sa akin"},
	{"tl", TONGUE_ABSENCE, "may sakit po ang anak ko ngayon"}, {"tl", TONGUE_NONE, "saan po tumitigil ang bus"},
	{"vi", TONGUE_CRISIS, "Con tôi nói không muốn sống nữa"}, {"vi", TONGUE_CRISIS, "con toi muon tu tu"},
	{"vi", TONGUE_SAFETY, "tài xế đánh con tôi"}, {"vi", TONGUE_OPT_OUT, "xin đừng nhắn tin cho tôi nữa"},
	{"vi", TONGUE_ABSENCE, "hôm nay con tôi bị ốm"}, {"vi", TONGUE_NONE, "xe buýt dừng ở đâu vậy"},
	{"ru", TONGUE_CRISIS, "Дочь говорит, что не хочет жить"}, {"ru", TONGUE_SAFETY, "водитель ударил моего сына"},
	{"ru", TONGUE_OPT_OUT, "Больше не присылайте мне сообщения"}, {"ru", TONGUE_ABSENCE, "Сын сегодня болеет"},
	{"ru", TONGUE_NONE, "где остановка автобуса"}, {"ru", TONGUE_NONE, "я чуть не умерла со смеху"},
	{"ar", TONGUE_CRISIS, "ابني يقول انه يريد ان يموت"}, {"ar", TONGUE_SAFETY, "السائق ضرب ابني"},
	{"ar", TONGUE_OPT_OUT, "لا ترسلوا لي رسائل"}, {"ar", TONGUE_ABSENCE, "ابني مريض اليوم"},
	{"ar", TONGUE_NONE, "أين يتوقف الباص"}, {"ar", TONGUE_THANKS, "شكراً"},
	{"fa", TONGUE_CRISIS, "دخترم می‌گوید می‌خواهد خودکشی کند"}, {"fa", TONGUE_SAFETY, "معلم پسرم را لت و کوب کرده"},
	{"fa", TONGUE_OPT_OUT, "لطفا دیگر پیام نفرستید"}, {"fa", TONGUE_ABSENCE, "پسرم امروز مریض است"},
	{"fa", TONGUE_NONE, "بس مکتب کجا توقف می کند"},
	{"ps", TONGUE_CRISIS, "زما زوی وايي چې ځان وژنم"}, {"ps", TONGUE_OPT_OUT, "نور پیغامونه مه رالېږئ"},
	{"zh", TONGUE_CRISIS, "我女儿说她不想活了"}, {"zh", TONGUE_CRISIS, "我兒子說想自殺"},
	{"zh", TONGUE_SAFETY, "校车司机打我儿子"}, {"zh", TONGUE_OPT_OUT, "请不要再给我发短信"},
	{"zh", TONGUE_ABSENCE, "孩子今天发烧不能去学校"}, {"zh", TONGUE_NONE, "我們笑死了"}, {"zh", TONGUE_NONE, "校车停在哪里"},
	{"ko", TONGUE_CRISIS, "우리 아이가 죽고 싶다고 해요"}, {"ko", TONGUE_SAFETY, "버스 기사님이 아이를 때렸어요"},
	{"ko", TONGUE_OPT_OUT, "문자 그만 보내 주세요"}, {"ko", TONGUE_ABSENCE, "오늘 아이가 아파서 못 가요"},
	{"ko", TONGUE_NONE, "버스가 어디에 서나요"}, {"ko", TONGUE_NONE, "배고파 죽겠어요"},
	{"am", TONGUE_CRISIS, "ልጄ ራሱን ማጥፋት ይፈልጋል"}, {"am", TONGUE_SAFETY, "ሹፌሩ ልጄን መታው"},
	{"am", TONGUE_OPT_OUT, "እባካችሁ መልእክት አትላኩልኝ"}, {"am", TONGUE_ABSENCE, "ልጄ ዛሬ ታሟል"},
	{"am", TONGUE_NONE, "አውቶቡሱ የት ነው የሚቆመው"},
	{"hi", TONGUE_CRISIS, "मेरी बेटी कहती है कि वह मरना चाहती है"}, {"hi", TONGUE_SAFETY, "टीचर ने मेरे बेटे को मारा"},
	{"hi", TONGUE_OPT_OUT, "कृपया मुझे मैसेज मत भेजो"}, {"hi", TONGUE_ABSENCE, "मेरा बेटा आज बीमार है"},
	{"hi", TONGUE_NONE, "बस कहाँ रुकती है"},
	{"ne", TONGUE_CRISIS, "मेरो छोराले आत्महत्या गर्छु भन्छ"}, {"ne", TONGUE_OPT_OUT, "कृपया सन्देश नपठाउनुहोस्"},
	{"ne", TONGUE_ABSENCE, "मेरो छोरी आज बिरामी छ"}, {"ne", TONGUE_NONE, "बस कहाँ रोकिन्छ"},
	{"fr", TONGUE_NONE, "n'arrêtez pas de m'envoyer des messages"}, {"zh", TONGUE_NONE, "请不要停止发短信"},
	{"pt", TONGUE_NONE, "não parem de mandar mensagens, são úteis"},
	{"ru", TONGUE_NONE, "пожалуйста, не переставайте присылать сообщения"},
	{NULL, TONGUE_NONE, "Jayden is sick today"}, {NULL, TONGUE_NONE, "mi hijo está enfermo hoy"},
	{NULL, TONGUE_NONE, "does the bus stop here"}, {NULL, TONGUE_NONE, "quiero saber a qué hora para el bus"},
	{NULL, TONGUE_NONE, ""}, {NULL, TONGUE_NONE, "ok"}, {NULL, TONGUE_NONE, "10-4"},
};

static TongueReading
read_text(const char *text, const char *known)
{
	TongueReading reading;

	read_tongue(text, strlen(text), known, &scratch, &reading);
	return reading;
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
	{
		const Example *e = &examples[i];
		TongueReading r = read_text(e->text, NULL);

		if (r.matter != e->matter)
			printf("\"%s\" (%s): %d, not %d\n", e->text, e->language == NULL ? "-" : e->language, r.matter, e->matter);
		CHECK(r.matter == e->matter);
		CHECK(r.opts_out == (e->matter == TONGUE_OPT_OUT));
		if (e->language == NULL)
			CHECK(r.language == NULL);
	}

	/* the day of an absence, where it is plain */
	CHECK(strcmp(read_text("ابني مريض اليوم", NULL).day, "today") == 0);
	CHECK(strcmp(read_text("Сын завтра не придет", NULL).day, "tomorrow") == 0);
	CHECK(read_text("Сын болеет, завтра или послезавтра придет", NULL).day == NULL);
	CHECK(read_text("我儿子生病了", NULL).day == NULL);

	/* what is written alike is the family's own; danger beside a STOP is danger, and a STOP */
	CHECK(strcmp(read_text("مريض", "fa").language, "fa") == 0);
	CHECK(read_text("Не хочу жить. Больше не присылайте мне сообщения", NULL).opts_out);
	CHECK(read_text("Не хочу жить. Больше не присылайте мне сообщения", NULL).matter == TONGUE_CRISIS);
	return unit_end("language_tongue_test");
}
