-- Keywords come before any model: obeyed in every form, and not seen where they are ordinary words.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS minibot;
RESET client_min_messages;
SELECT minibot.message_keyword(b) AS keyword, array_agg(b ORDER BY n) AS bodies
FROM unnest(ARRAY[
	'STOP', 'stop!!!', 'Stop please', 'StopAll', 'OPT OUT', 'optout', 'QUIT', 'end', 'revoke', 'cancel',
	'unsubscribe', 'ARRÊT', 'Alto', 'PARAR',
	'please don''t text me anymore', 'Stop sending me messages', 'deje de mandarme mensajes',
	'ya no me manden mensajes', 'remove me from this list',
	'START', 'unstop', 'HELP', 'info', '¡AYUDA!', 'Does the bus stop here?', 'end of term', 'cancel practice',
	'this homework is killing me',
	'can you help me with the portal', 'parada del bus', 'she wants to kill herself', 'mi hija se quiere morir',
	'STOP i want to die', '', '?']) WITH ORDINALITY AS t (b, n)
GROUP BY 1 ORDER BY 1;
SELECT minibot.message_keyword(NULL) IS NULL AS null_in_null_out;
SELECT minibot.message_keyword(repeat('stop ', 200000)) AS of_a_megabyte;
SELECT provolatile, proisstrict, proparallel FROM pg_proc WHERE oid = 'minibot.message_keyword(text)'::regprocedure;
