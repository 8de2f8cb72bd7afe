-- Words of weight -------------------------------------------------------------------------------------
--
-- A net below danger's own judgement: a text with one of these words is answered and noted as it says, but a person
-- reads it too, and nothing is asked back.  Better ten times too often than a cry for help taken for an absence.

CREATE FUNCTION minibot_internal.has_weight(body text) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN minibot_internal.fold_words(body) ~ (
		'\m(police|cops?|cps|dcfs?|social worker|arrest\w*|jail|prison|'
		'(protect\w*|restrain\w*|no contact|court) orders?|custody|guns?|knife|knives|'
		'shot (at|him|her|my|our|us|me)|shoot\w*|bullets?|weapons?|threat\w*|kill\w*|suicid\w*|bruis\w*|'
		'beat\w* (on|up|him|her|my|me|us)|beaten|chok\w*|strangl\w*|abus\w*|raped?|molest\w*|touch(es|ed|ing)?|'
		'naked|nudes?|no clothes|strangers?|kidnap\w*|missing|r[au]n(ning)? away|runaway|'
		'never (came|got|made it) home|overdos\w*|'
		'(took|swallow\w*|all) (all |the |my |her |his |a bunch of )*pills|poison\w*|bleach|on purpose|'
		'ending (it|things)|end (it|things)( all)?|better (off|with me) \w+|'
		'cut(s|ting)? (on |all )?(her|him|my|them)\w*|(hurt\w*|harm\w*) (me|us|her|him|them|my)\w*|'
		'(hit|hits|hitting|grab\w*|push\w*|slap\w*) (me|us|him|her|my|them)|not safe|unsafe|danger\w*|violen\w*|'
		'stalk\w*|blackmail\w*|attack\w*|giving away|gave away|wont wake|goodbye (note|letter|forever)|'
		'in the ground|bomb\w*|(scared|afraid|terrified) (of|to)|private parts?|dont tell|older (man|guy|boy)|'
		'(met|friend|man|guy|someone) online|(wants?|wanted|want) to disappear|tired of (living|life)|'
		'cant (do this|go on|take it)( \w+)? ?(anymore|any more|no more)?|giv(e|es|ing) up on (life|everything)|'
		'hopeless|burden|(gone|out|missing) (all night|since)|(didnt|never) (come|came) home|'
		'cant find (him|her|my)|hates? (him|her|my)(self| life)|hear(s|ing) voices|starv\w*|'
		'burn(s|ed|ing)? (him|her|my)self|(marks?|welts|scars) on (his|her|my)|belt|black eye|'
		'locked (me|us|her|him|them)|threw (me|her|him|us)|hid(e|es|ing) (in|from|with)|shelter|'
		'ex (husband|boyfriend|wife)|exhusband|stepdad|stepfather|my boyfriend|moms boyfriend|groom(ed|ing|er)|'
		'predator|creep\w*|follow(s|ed|ing)? (her|him|my|me|them|us)|fentanyl|overdose|'
		'(on|doing|smoking) (drugs|meth|dope)|no reason to|whats the point|padrastro|escondid[oa]s?|no aparece|'
		'no puedo mas|no puede mas|desaparecer|(se|ya no) quiere (vivir|hacer dano)|marcas en|cinturon|'
		'la sigue(n)?|lo sigue(n)?|se escapo|se fugo|encerrad[oa]s?|policia|carcel|pistola|arma|armado|cuchillo|'
		'navaja|dispar\w*|balazos?|amenaz\w*|matar\w*|morir\w*|muerte|lastim[ao]\w*|se corta\w*|golpea\w*|golpes|'
		'(me|la|lo|le|los|las|nos) (pega|pego|pegan|pegaron|toca|toco|tocan|tocaba)|moreton\w*|viol[oa]\w*|'
		'desnud\w*|secuestr\w*|desaparec\w*|pastillas|veneno|cloro|regalo todas|ya antes lo intento|en peligro|'
		'miedo de|orden de (restriccion|proteccion|alejamiento)|sin mi)\M');
END
$$;

-- Whatever was done with a text of weight: a person sees it, and the message says that one has to.
CREATE FUNCTION minibot_internal.show_weight(h minibot_internal.heard) RETURNS void
	LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	IF minibot_internal.has_weight(h.body) AND EXISTS (
		SELECT FROM minibot.message AS m WHERE m.message_id = h.message_id AND m.escalation_id IS NULL) THEN
		PERFORM minibot_internal.open_escalation(h, 'unanswered');
	END IF;
END
$$;
