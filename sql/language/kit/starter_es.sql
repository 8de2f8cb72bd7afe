-- The starter kit in Spanish: a row an intent, the answer, and how families say it, a text a line.
--
-- Utterances keep the spelling of a telephone on purpose ("q", "xq", no accents): that is what a model has
-- to read.  Names, grades and times vary so that none of them becomes a sign of one intent.
--
-- Answers promise nothing that differs by district, and are short, because an accented a, i, o or u makes a text UCS-2.

CREATE FUNCTION minibot_internal.starter_words_es() RETURNS TABLE (intent text, answer text, utterances text)
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $kit$
	VALUES

	-- Attendance
	('report_absence',
		$$Gracias por avisar. Lo pasamos a la oficina de asistencia. Mande una nota con fecha y motivo cuando su
		hijo regrese.$$,
		$words$
		mi hijo amaneció con calentura y no va a ir hoy
		buenos dias, Sofia no va a ir a la escuela hoy porque esta enferma
		mi niña tiene vomito y diarrea se va a quedar en casa
		Hola soy la mamá de Diego de 2do grado, hoy no asistirá a clases
		quiero reportar la ausencia de mi hija Camila Torres
		no va air a la escuela manana tiene cita con el doctor todo el dia
		Mateo esta malito de la garganta y no va hoy
		se nos murio un familiar y los niños van a faltar jueves y viernes
		mija tiene gripa la voy a dejar en la casa
		tiene covid, salió positivo ayer en la noche
		va a faltar toda la semana xq nos vamos a mexico por una emergencia
		disculpe ayer no fue porque le dolia mucho el estomago
		Le aviso que Valeria faltará el lunes por una cita de inmigración
		hoy no mando a los niños estan enfermos los dos
		tiene tos y fiebre de 39 no lo puedo mandar
		el doctor dijo que no puede ir hasta el miercoles por infección en el oido
		mi hijo esta en el hospital no sabemos cuantos dias
		ocupo reportar que Ximena no va a asistir mañana, vamos a la corte
		tiene piojos, la voy a tener en casa hasta que se le quiten
		buenas, Kevin se siente mal hoy no va
		faltara hoy por motivos personales
		le sacaron una muela y esta muy adolorido no ira hoy
		no fue ayer a la escuela porque tenia calentura
		se lastimo el pie y no puede caminar asi que no ira a clases
		por favor marquen ausente a Brandon hoy esta sick
		mi niño de kinder tiene varicela
		le dio asma en la noche y no durmió, hoy se queda conmigo
		hoy es un dia festivo de nuestra religion y mis hijos no van a ir
		no amaneció bien, sigue con temperatura
		van a estar ausentes el viernes por la boda de mi hermana
		tiene ojos rojos infectados, me dijeron q no la mande
		maestra, Angel no va a estar en clase hoy, le duele la cabeza
		falleció su abuelito y viajamos hoy, regresamos la otra semana
		Se me descompuso el carro y ya es muy tarde, hoy mejor se queda en casa
		aviso de falta: Lucia Herrera 4to grado, motivo gripe
		mi hija sigue enferma tampoco ira hoy
		la van a operar mañana, estará ausente unos días
		mi hija tiene fiebre y no va a ir a la escuela hoy
		mi hijo esta enfermo hoy no va
		Andrea no ira a clases hoy porque amanecio con vomito
		no va a poder ir hoy esta muy resfriada
		disculpe hoy mi niño no asiste, le duele la panza
		mañana no va mi hija, tiene cita con el especialista
		quiero avisar que mi hijo va a faltar hoy
		los niños van a faltar mañana por un funeral
		hoy no va Ivan tiene mucha tos
		mi hija se quedo en casa hoy por calentura
		faltará dos dias porque el doctor le dio reposo
		no la llevé a la escuela porque amaneció mal del estomago
		esta internado en el hospital y no va a ir esta semana
		vamos a salir de viaje y van a faltar de lunes a miercoles
		le dio gripe a los dos, hoy se quedan en casa
		se cayo y se quebro el brazo, hoy no asistira
		tiene dolor de muela y no va ir hoy, vamos al dentista
		tenemos una emergencia familiar y no van a ir los niños
		justifique la ausencia de hoy por favor, mi hija esta enferma
		Tadeo no fue ayer, tuvo infección de garganta
		le salieron ronchas y no la quiero mandar hoy
		mi niña no va a la escuela hoy, tiene mocos y temperatura
		hoy no la mando, anda mala del estomago
		nos vamos a juramentar de ciudadanos mañana, no va mi hijo
		buenos dias quiero reportar que mi hijo no va a ir hoy tiene fiebre
		le escribo para avisar que Melissa va a estar ausente mañana por cita medica
		mis hijos no van a ir hoy estan enfermos del estomago
		hoy mi hija no va a asistir porque se siente mal
		no fue hoy mi hijo porque anda con gripe
		le quiero avisar que mi niña no va a ir en dos dias por el reposo del doctor
		el lunes y martes no van los niños porque vamos a una boda fuera
		tuvimos que salir de emergencia y no van a ir esta semana
		esta en cama con influenza, no va
		mi hijo va a faltar hoy por cita en inmigracion
		$words$),
	('report_tardy',
		$$¡Gracias por avisar! Al llegar, pase por la oficina de {{school.name}} para firmar la entrada. Tarde es
		mejor que nunca.$$,
		$words$
		vamos tarde llegamos en 15 minutos
		mi hijo va a llegar tarde hoy, se nos hizo tarde
		hay mucho trafico, Emily llega como a las 8:30
		buenos días, Santiago llegará tarde porque tiene cita con el dentista
		nos quedamos dormidos ya vamos para alla
		perdio el bus asi que lo llevo yo, llega un poco tarde
		se me poncho una llanta vamos a llegar tarde
		va a entrar a las 10 despues del doctor
		le aviso que mi niña va tarde hoy
		disculpe la tardanza, ya vamos en camino
		Alexa llega tarde manana xq tiene analisis de sangre temprano
		por favor avise a la maestra que Luis va a llegar media hora tarde
		el carro no queria prender pero ya vamos
		la llevo despues del mediodia, tiene terapia en la mañana
		no le pongan falta solo va a llegar tarde
		no sonó la alarma, llegamos en 10 min
		hubo un accidente en la carretera y vamos atrasados
		va llegar tarde mi hija por favor
		llegara para el segundo periodo, fuimos al oculista
		ya voy a dejar a los niños se nos hizo tardecito
		el camion no paso y lo estoy llevando, llega tarde
		estamos atorados en el tren, ahorita llegamos
		hoy entra tarde, viene del ortodoncista
		puedo llevarla mas tarde? la cita se alargó
		mija va running late hoy, como 20 minutos
		Joaquín estará en la escuela alrededor de las 11 por una cita
		llegaremos después de la campana
		perdon apenas vamos saliendo de la casa
		va tarde por la nieve
		mañana va a llegar tarde porque tenemos cita en el consulado temprano
		mi hijo de 5to va a perder la primera hora pero si va
		se tardo en bañar y vamos tarde jaja
		llego con mis hijos a las 9 por favor
		Hoy Nataly entra más tarde, amaneció con dolor pero ya está mejor y la llevo
		tuve que regresar por su mochila, vamos con retraso
		se fue la luz y nos levantamos tarde, ya la llevo
		vamos a llegar tarde hoy
		mi hija va a llegar tarde por el trafico
		llego tarde con el niño, se descompuso el carro pero ya vamos
		Carlos llegará tarde hoy, tiene cita medica en la mañana
		se me hizo tarde, llego con los niños en 10 minutos
		mi hijo llega tarde porque no escuchamos la alarma
		va a entrar mas tarde hoy, fuimos al dentista
		ya vamos en camino perdon por llegar tarde
		llegamos a las 9 hay mucho trafico
		hoy va a llegar una hora tarde
		mañana mi niña llega tarde por una cita
		viene tarde porque se levanto tarde
		voy a llevar al niño despues de su cita, como a las 10
		llegan tarde mis hijos, perdimos el bus
		avise por favor que Sara va a llegar tarde
		esta en camino solo va unos minutos tarde
		lo dejo en la escuela a las 11, esta con el doctor
		por el accidente en el freeway llegamos tarde
		llega tardecito mi hijo, me quede dormida
		se atraso la cita, llegamos como a medio dia
		mis gemelos llegan tarde hoy porque nevó
		buenos dias vamos un poco tarde hay mucho trafico
		mi hijo va a entrar tarde despues de su cita con el medico
		ya casi llegamos, se nos hizo tarde
		le aviso que Regina entra como a las 10 hoy
		perdón vamos retrasados por un accidente
		hoy llega tarde a la primera clase por una cita
		vamos llegando tarde otra vez disculpe
		$words$),
	('ask_absences',
		$${{#students}}{{first_name}} ha faltado {{days_absent}} de {{days_enrolled}} días.
		{{/students}}{{^students}}Para ver las faltas de su hijo, {{#school.phone}}llame al
		{{school.phone}}.{{/school.phone}} {{^school.phone}}pregunte en la oficina.{{/school.phone}}
		{{/students}}Cada día cuenta.$$,
		$words$
		cuantos dias ha faltado mi hijo
		¿Cuántas faltas tiene Fernanda este año?
		marcaron ausente a mi hija hoy?
		quiero saber la asistencia de mi hijo
		si llego Bryan a la escuela hoy?
		cuantas tardanzas tiene mi niña
		me llego una carta de faltas, cuantas son exactamente
		que dias falto mi hijo
		buenas tardes me puede decir cuantas ausencias lleva Isabella
		mi hijo entro a todas sus clases ayer?
		puede checar si mi hija esta en la escuela ahorita
		cuantas faltas injustificadas tiene
		necesito el record de asistencia de mis hijos
		como va de asistencia mi hijo
		en que fechas la tienen como ausente
		cuantos dias perdidos lleva
		q porcentaje de asistencia tiene Emiliano
		donde puedo ver las faltas de mi hija
		la falta del viernes está justificada?
		mi hijo se esta saltando clases?
		cuantas veces ha llegado tarde este semestre
		hola quisiera saber cuantas faltas lleva mi nieto
		fue a la escuela ayer Jonathan?
		cuantos absences tiene mi hija
		me dice los dias que no ha ido por favor
		total de faltas de Daniela de 8vo
		tiene muchas faltas mi niño? cuantas
		me mandaron mensaje que falto a la primera clase, es de hoy?
		ocupo un reporte de asistencia para la corte
		cuál de mis hijos es el que tiene las ausencias
		lo pusieron presente hoy?
		ha faltado esta semana mi hija?
		ya lleva 10 faltas o cuantas
		quiero ver la lista de los dias que ha estado ausente
		cuantos dias de escuela ha perdido desde agosto
		asistencia de mi hija por favor
		cuantas ausencias tiene mi hijo
		cuantos dias ha faltado mi hija este año
		fue mi hijo a la escuela hoy?
		me puede decir la asistencia de mi hija
		esta mi hija en la escuela?
		tiene faltas mi hijo?
		cuantas faltas lleva mi hija
		que dias ha faltado Sebastian
		cuantas veces ha llegado tarde mi hija
		quiero saber cuantos dias ha perdido mi hijo
		lo marcaron ausente ayer?
		cuantas faltas justificadas y sin justificar tiene
		me manda el reporte de asistencia
		cuantos dias ha estado ausente mi nieta
		como esta la asistencia de mi hijo
		mi hija fue a todas las clases hoy?
		llego bien mi hija a la escuela, la marcaron presente?
		cuantas faltas tienen mis dos hijos
		en total cuantos dias de ausencia tiene
		porque me mandaron mensaje de ausencias, cuantas tiene
		ha faltado mucho mi hijo?
		que dia falto mi hija?
		en que dias estuvo ausente mi hijo
		puede ver si mi hijo entro a clase hoy
		quiero saber si mi hija llego a la escuela
		me dice cuantas faltas lleva por favor
		cuando fue la ultima vez que falto
		necesito la lista de faltas de mi hijo
		cual de mis hijos falto y que dia
		ya aparece justificada la falta de ayer?
		esta presente mi hijo hoy en la escuela?
		$words$),
	('ask_attendance_policy',
		$$Cada falta cuenta, justificada o no. Faltar el 10% (2 días al mes) es ausencia crónica. La oficina le
		explica las reglas.$$,
		$words$
		cuantas faltas se permiten al año
		que pasa si mi hijo falta mucho
		cual es la politica de asistencia
		que se considera falta justificada
		me pueden multar si mi hija falta a la escuela?
		cuántas llegadas tarde hacen una falta
		las vacaciones cuentan como justificadas?
		que significa ausencia crónica
		me pueden llevar a la corte por las faltas?
		cuantos dias puede faltar por enfermedad
		las citas medicas cuentan como falta
		puede reprobar el año por faltar mucho
		las faltas justificadas tambien cuentan?
		me llegó una carta de truancy que quiere decir
		si se va temprano cuenta como ausente?
		cual es la regla para llegar tarde
		cuántas ausencias sin justificar antes de ir a corte
		son justificados los dias religiosos?
		si vamos a guatemala 2 semanas lo dan de baja?
		las suspensiones cuentan como ausencia
		cuales son las consecuencias por faltar a clases
		reglas de asistencia de la preparatoria por favor
		que diferencia hay entre justificada e injustificada
		es obligatorio ir al kinder?
		que limite de faltas hay antes de que pierda los creditos
		pueden llamar a cps por faltas?
		un funeral cuenta como justificado?
		cuantas ausencias son demasiadas
		cuantos dias puede faltar mi hijo
		que pasa despues de 10 faltas
		cuales son las reglas de asistencia
		una falta por enfermedad es justificada?
		que es el ausentismo crónico
		me pueden mandar a corte si mi hijo falta mucho?
		cuentan las llegadas tarde como ausencia
		cual es el limite de faltas
		que motivos son justificados
		me van a dar una multa por las faltas
		puede perder el año por tantas faltas
		se considera falta si llega despues de las 10?
		que dice la ley de asistencia escolar
		cuantas faltas injustificadas antes de que me reporten
		es justificado si vamos de viaje?
		si no voy al doctor la falta es injustificada?
		que consecuencias hay si mi hija falta sin permiso
		la politica de tardanzas cual es
		cuantos dias seguidos puede faltar
		me explica lo de truancy por favor
		cuenta medio dia como falta entera?
		cuantas faltas permiten por semestre
		cuantas ausencias se permiten
		que se considera ausencia injustificada
		hay multa por faltar a la escuela?
		lo pueden expulsar por faltar mucho?
		que dice el reglamento sobre las faltas
		los viajes familiares son justificados?
		politica de asistencia del distrito
		me explica que es ausencia cronica
		es ilegal no mandar a los niños a la escuela?
		cuantas faltas para perder creditos
		$words$),
	('ask_excuse_note',
		$$La nota lleva nombre completo, fechas, motivo y su firma; si fue al doctor, pida su nota. Entréguela en
		la oficina.$$,
		$words$
		donde mando la nota del doctor
		puedo mandar foto de la nota por mensaje
		necesito justificante para un dia?
		como justifico la falta de mi hija
		la nota la puedo escribir yo o tiene que ser del medico
		a que correo mando el justificante
		que tiene que decir la nota
		tengo la nota de la clinica a quien se la doy
		cuantos dias tengo para entregar la nota
		recibieron la nota que mandé con Adrián?
		se me olvido mandar la nota, la puede llevar mañana?
		hay algun formato para justificar ausencias
		el doctor no nos dio nota que hago
		me pueden dar el numero de fax para el justificante medico
		sirve el papel de la corte como justificante
		puedo subir la nota al portal
		quiero entregar un comprobante medico
		la nota tiene que ir firmada?
		ya es tarde para justificar una falta del mes pasado?
		va con la maestra o en la oficina la nota
		puedo escribir la nota en español
		q necesito para justificar la falta por un funeral
		como le hago para q me justifiquen los dias que no fue
		le mando la nota con el niño esta bien?
		basta con este mensaje o ocupo nota en papel
		aquí le mando la nota del dentista de Ian
		sirve la hoja de alta del hospital?
		aceptan notas de telemedicina
		donde entrego el excuse del doctor
		no lo lleve al doctor solo fue gripa, puedo hacer una carta yo
		necesito una nota si ya llame por telefono?
		carta para justificar ausencia como se hace
		tengo que llevar nota cada vez que falta?
		si perdi la nota la clinica se las puede mandar directo?
		la nota es para la enfermera o para asistencia
		puedo llevar la nota el viernes
		necesito nota del doctor
		donde entrego la nota medica
		como mando la nota del doctor de mi hijo
		puedo mandar una foto de la nota del doctor por aqui
		la nota de los padres es suficiente?
		a quien le entrego el justificante
		que debe llevar la nota de ausencia
		necesita nota para regresar a la escuela?
		tengo un justificante del doctor para el miercoles
		puedo mandar la nota por correo electronico?
		ya mande la nota con mi hija, la recibieron?
		cuanto tiempo tengo para llevar la nota del doctor
		como hago para justificar una ausencia
		la nota tiene que ser de un doctor?
		puedo dejar la nota en la oficina
		no tengo nota del doctor, vale una mia?
		la clinica puede mandar la nota directo a la escuela?
		se me olvido la nota, es muy tarde?
		que documento necesito para justificar la cita de la corte
		hay una forma para justificar faltas en linea
		$words$),
	('dispute_absence',
		$$Gracias. Pedimos a la oficina de {{school.name}} que revise ese día con el maestro. Si fue un error, se
		corrige.$$,
		$words$
		mi hijo si fue a la escuela hoy por que dice ausente
		eso esta mal, ella estuvo en clase todo el dia
		yo mismo lo deje en la escuela a las 7:30 no falto
		me llego mensaje que falto pero si esta en la escuela
		hay un error en la asistencia de mi hija
		la maestra se equivoco y le puso falta
		Por favor corrijan la asistencia, Leonardo sí estuvo presente el martes
		no es cierto que ha faltado 10 dias
		solo llego 5 minutos tarde y lo pusieron ausente
		ya mande la nota del doctor y todavia sale injustificada
		estaba con la enfermera no falto a la clase
		andaba en el paseo de la escuela ese dia, no debe contar como falta
		mi niña no ha faltado ni un dia
		no estoy de acuerdo con las faltas de la carta
		como va a estar ausente si hizo examen ese dia
		el numero de faltas esta incorrecto
		ese dia no hubo clases como que faltó
		mi hijo dice que si estuvo en la clase y el maestro no lo vio
		quiero que me quiten esa falta porque si asistió
		ustedes lo suspendieron y ahora dice falta sin justificar
		se equivocaron de niño, el mio si fue
		esa ausencia yo la reporte, deberia ser justificada
		si fue a la escuela
		me dicen que no entro a clase y acabo de hablar con el y ahi esta
		no llego tarde, estaba desayunando en la cafeteria
		quiero reclamar unas faltas que estan mal
		el sustituto lo marco ausente por error
		pueden revisar otra vez? mi hija estuvo presente
		mi hija fue toda la semana, revisen bien
		la marcaron absent pero estaba en la oficina con la consejera
		esta equivocado el reporte, nomas falto un dia
		quítenle el retardo por favor, el bus llegó tarde no fue culpa de el
		Creo que confundieron a mis gemelos, el ausente no fue Emmanuel
		mandaron aviso de ausencia pero yo lo vi entrar
		porque le ponen falta si estaba tomando el examen del estado
		me salen ausencias q no son de mi hijo
		mi hijo no falto ayer, estuvo en la escuela
		mi hija si estuvo en la escuela ese dia
		esta mal, mi hijo no estuvo ausente
		la marcaron ausente por error
		hay un error, mi hijo estuvo presente
		por que le pusieron falta si fue a clase
		me dicen que falto pero yo la lleve a la escuela
		no falto, solo llego tarde
		corrijan la falta por favor, estuvo ahi
		recibi un mensaje de que falto y no es verdad
		esas faltas no son correctas
		mi hijo no tiene tantas faltas, revisen
		la falta del lunes era justificada, ya entregue la nota
		se equivocaron con la asistencia de mi hija
		mi hija esta en la escuela ahorita, porque dice que no fue
		el no ha faltado, va todos los dias
		el maestro se equivoco y la marco ausente
		ese dia estaba en la escuela en un evento
		eso no es cierto, mi hijo estuvo en clase
		la asistencia esta equivocada
		corrijan por favor, no falto
		mi hijo no ha faltado, hay un error
		dice que falto a una clase pero si estuvo
		quiero disputar esta falta
		esa falta no es correcta
		no estuvo ausente
		por que sale injustificada si yo llame a avisar
		revisen con la maestra, mi hija si asistió
		tienen mal la informacion, no ha faltado 12 dias
		llegamos a tiempo y le pusieron tarde
		ya dejen de ponerle falta, si va a la escuela
		por que me siguen llegando avisos de ausencia si mi hijo esta ahi
		$words$),
	('request_early_pickup',
		$$Gracias, avisamos a la oficina. Para estar seguro, llame {{#school.phone}}al
		{{school.phone}}.{{/school.phone}} {{^school.phone}}a la escuela.{{/school.phone}} Traiga una ID con
		foto.$$,
		$words$
		voy a recoger a mi hija temprano hoy
		necesito sacar a mi hijo a la 1 para el doctor
		puede tener lista a Paola a las 12 en la oficina
		paso por mi niño a las 2 tiene cita
		mi hermana va a recoger a los niños hoy
		Por favor manden a Esteban a la oficina a las 11, tiene dentista
		que necesito para sacar temprano a mi hija
		ya estoy afuera vengo por Marisol
		me llamo la enfermera ya voy por el
		salida temprana para Hector hoy a la 1:30
		su abuelita va a pasar por ella, ocupa ID?
		lo voy a recoger antes del lunch
		tenemos vuelo hoy y voy a sacar a los dos al mediodia
		quien puede recogerlo temprano aparte de mi
		hoy no se va en el bus, yo lo recojo temprano
		puedo recoger a mis hijos media hora antes?
		va a salir a las 10:30 para terapia y despues regresa
		necesito q salga temprano mañana por un funeral
		mi hijo me hablo que se siente mal voy a recogerlo
		su tio lo va a sacar hoy a las 2 yo no puedo
		Necesito firmar la salida de Renata a las 12:15
		hasta que hora puedo pasar por ellos antes de la salida
		voy en camino por mi niña que la tengan lista please
		sacar temprano a mi hijo
		la voy a pick up early hoy a la 1
		tiene cita en el consulado, la recojo a las 11
		hoy se va con la mamá de su amiga Karla, no en el camión
		puede salirse solo temprano? yo le doy permiso
		me lo puede mandar a la oficina? estoy en el estacionamiento
		se viene la tormenta quiero pasar por mis hijos ya
		tengo corte y necesito sacarlo a las 12
		la vecina va a recoger a Axel porque estoy trabajando
		voy por el niño en 20 minutos avisenle por favor
		recogeré a Mariana a las 2:15 para los lentes
		ocupo que dejen salir a mi hijo a las 12:45
		voy a recoger a mi hijo temprano a la 1
		paso por mi hija a las 12 para su cita
		necesito recoger a mis hijos temprano hoy
		puede tener listo a mi hijo? voy por el
		mi hija tiene que salir temprano hoy
		lo recojo a la 1:30 tiene cita con el doctor
		mi esposo va a recoger a la niña hoy a las 12
		voy a sacar a mi hijo temprano para el dentista
		va a pasar su tia por el hoy
		salgo por mi hija en 15 minutos, que este en la oficina por favor
		mi mama va a recoger a los niños hoy temprano
		se siente mal en la escuela, voy por ella
		puede salir a las 2 mi hijo hoy? tiene cita
		quien tiene permiso de recoger a mi hijo
		mañana lo saco temprano porque salimos de viaje
		otra persona va a recoger a mi hija hoy, se llama Rosa
		firmo su salida a la 1 por favor
		quiero llevarme a mi hijo antes de la salida
		voy a pasar temprano por mis niños hay una emergencia familiar
		hola soy la mama de Tania, voy por ella a las 12:45 para el ortodoncista, me la tienen lista
		quiero sacar a mi hija antes, a las 2
		puede salir mi hijo al mediodia? su papa lo recoge
		voy por mi hijo porque me llamo que se siente mal
		el viernes recojo temprano a los niños a las 11
		esta mi prima en la lista para recoger a mi hijo?
		vengo a recoger a mi hija temprano
		$words$),

	-- School life
	('ask_hours',
		$$Para el horario de {{school.name}}, {{#school.phone}}llame al {{school.phone}}{{/school.phone}}
		{{^school.phone}}pregunte en la oficina{{/school.phone}}. {{#district.website}}Vea también
		{{district.website}}{{/district.website}}$$,
		$words$
		a que hora entran los niños
		a que hora salen hoy
		¿Cuál es el horario de la escuela?
		que horario tiene la oficina
		a que hora abren las puertas
		a que hora es la salida de kinder
		esta abierta la oficina todavia
		desde que hora los puedo dejar en la mañana
		a que hora suena la campana
		a que hora salen los miercoles
		hasta que hora esta la oficina
		hora de entrada y salida de la middle school por favor
		a que hora empieza la primera clase
		mañana salen temprano, como a que hora?
		a que hora es el lunch de 3er grado
		a que hora termina la escuela
		la oficina abre los sabados?
		buenos dias a que horas puedo ir a la oficina a firmar papeles
		cuanto dura el dia de escuela
		a que hora empiezan las clases de preescolar
		a qué hora tengo que pasar por mi hija a la salida
		q hora cierran la puerta en la mañana
		cierran la oficina a la hora de comer?
		a que hora salen en early release
		los de high school a que hora entran
		horario de atención del distrito
		a que hora llegan los maestros
		entran a las 8 o a las 8:15
		a que horas salen los de secundaria
		en medio dia a que hora los recojo
		horario de verano de la oficina
		puedo dejar a mi hijo a las 6:45?
		soy nueva en la escuela, a que hora deben llegar
		a que hora es el recreo
		a que hora abre la oficina el lunes
		con el retraso de 2 horas a que hora entran
		a que hora empieza la escuela
		a que hora sale mi hijo de la escuela
		a que hora entran mañana
		a que hora abre la escuela
		que hora es la salida hoy
		a que hora cierra la oficina
		cual es el horario de clases
		a que hora puedo dejar a mi hija
		a que hora son las clases de secundaria
		a que hora salen los viernes
		cual es la hora de entrada
		a que hora recojo a mi hijo de kinder
		a que hora sirven y entran en la mañana
		cual es su horario de oficina
		a que hora salen cuando es dia corto
		a que hora comienza el dia escolar
		estan abiertos ahorita?
		a que hora termina el dia
		que horario tienen los de prekinder
		$words$),
	('ask_calendar',
		$$El calendario escolar muestra feriados y vacaciones. {{#district.website}}Vea
		{{district.website}}{{/district.website}} {{^district.website}}Pregunte en la oficina de
		{{school.name}}.{{/district.website}}$$,
		$words$
		hay clases el lunes?
		cuando son las vacaciones de primavera
		cuándo empieza la escuela
		cuando es el ultimo dia de clases
		mañana hay escuela o es feriado
		tienen clases el viernes santo
		me puede mandar el calendario escolar
		cuando regresan de las vacaciones de navidad
		es medio dia el miercoles?
		que dias no hay clases en noviembre
		cuando es la graduación de 5to
		cuando toman las fotos
		cuando termina el semestre
		es dia festivo el lunes?
		cuantos dias dan en thanksgiving
		¿Qué día es la noche de regreso a clases?
		cuando empiezan los examenes del estado
		van a la escuela el dia de los veteranos
		en que fecha entran en agosto
		cuando es el open house
		hay clases despues de halloween?
		cuando salen de vacaciones de verano
		que dia es el paseo de 2do grado
		el calendario del proximo año ya salio?
		el 12 de diciembre hay escuela
		cuando es el festival de primavera
		cuando es la feria del libro
		cual es el primer día para kinder
		hay entrenamiento de maestros esta semana? no hay clases?
		cuando es el concierto de navidad
		fecha del baile de prom
		q dias tienen libres en abril
		cuando es el dia de la pijama
		el lunes es holiday o si van
		fechas importantes del año por favor
		cuando termina el trimestre
		hay escuela mañana
		hay clases hoy
		hay escuela el viernes?
		cuando empiezan las vacaciones
		cuando regresan a clases
		cuando es el proximo dia feriado
		que dia empieza la escuela
		que dia es el ultimo dia de escuela
		cuando es la salida de invierno
		no hay clases el proximo lunes verdad?
		cuando empieza el año escolar
		cuando es la noche de padres
		el viernes es medio dia?
		hay escuela en semana santa?
		cuando son las vacaciones de invierno
		que dias de fiesta hay este mes
		en que fecha es la graduacion
		hay evento en la escuela esta semana?
		donde encuentro el calendario de la escuela
		cuando es el dia del niño o dia de campo
		cuando salen de la escuela para el verano
		estan libres este lunes los niños?
		que dias descansan en navidad
		hay dia festivo esta semana?
		cuando empieza el nuevo semestre
		no hay escuela el proximo viernes?
		van a la escuela el dia de martin luther king?
		cuando termina el periodo
		en que fecha acaba el semestre
		siguen las vacaciones o ya entran el lunes
		$words$),
	('ask_weather_closing',
		$$Los cierres y retrasos los anuncia {{district.name}}. {{#district.website}}Vea
		{{district.website}}.{{/district.website}} {{#district.phone}}Llame al
		{{district.phone}}.{{/district.phone}} Sin aviso, cuente con clases.$$,
		$words$
		hay clases hoy con la nieve?
		cerraron la escuela por la tormenta?
		van a cancelar las clases por el huracan
		hay retraso de dos horas hoy?
		mañana va a haber escuela si nieva?
		no hay luz en mi casa, hay clases
		van a salir temprano por el mal tiempo?
		como me entero si cierran la escuela por el clima
		hay escuela con este hielo
		suspendieron las clases?
		esta cerrada la escuela por la inundación?
		hoy son clases en linea por la nieve?
		dicen que cancelaron clases es cierto?
		con tanto frio van a abrir la escuela
		hay alerta de tornado, van a mandar a los niños a la casa?
		esta abierta la escuela hoy por el clima
		ya decidieron si cierran mañana por la tormenta
		las calles estan congeladas hay clases?
		hay delay hoy
		por el humo de los incendios van a cerrar?
		No hay agua en la escuela, ¿van a suspender clases?
		que dia abren despues del huracán
		en que canal avisan de los cierres
		se recuperan los dias de nieve?
		hace mucho calor, van a cancelar?
		snow day mañana?
		en las noticias dicen q cerraron las escuelas, la nuestra tambien?
		con la niebla entran mas tarde?
		hay escuela o no por la lluvia
		no me llego aviso del clima, se cancelan las clases?
		van a cerrar por la tormenta de nieve
		cerrado mañana?
		abren tarde hoy por el hielo?
		por la evacuación va a estar cerrada la escuela?
		hay clases virtuales por la tormenta
		se fue la luz en la escuela van a cerrar?
		cancelaron las clases por la nieve?
		hay escuela hoy con este clima?
		esta cerrada la escuela por la nieve
		van a cerrar la escuela mañana por el clima
		hay retraso por el hielo?
		cerraron por el mal tiempo?
		hay clases mañana con la tormenta?
		abren la escuela hoy con la nieve?
		van a cancelar escuela mañana?
		se cancelo la escuela por el huracan?
		hay dia de nieve hoy?
		entran dos horas tarde por la nieve?
		esta nevando mucho, hay clases?
		por el frio no hay clases?
		cierran temprano por la tormenta?
		hay escuela si no hay luz?
		suspenden clases por la lluvia?
		$words$),
	('ask_transportation',
		$$Para rutas, paradas o retrasos del bus, {{#district.phone}}llame al {{district.phone}} y pida
		Transporte.{{/district.phone}} {{^district.phone}}la oficina de la escuela le ayuda.{{/district.phone}}$$,
		$words$
		donde viene el bus 42
		el camion no ha pasado
		a que hora pasa el autobús en la mañana
		no paso el bus hoy por mi hija
		que numero de bus le toca a mi hijo
		cómo apunto a mi hijo para el autobus
		donde es la parada mas cerca
		el bus viene tarde otra vez?
		mi niño no ha llegado en el bus
		nos cambiamos de casa, como cambio la parada
		dejo su mochila en el camión
		puede irse con un amigo en el bus hoy?
		el chofer no se paro y dejo a mi hija
		el bus pasa por los apartamentos de la calle 5?
		a que hora lo deja el bus en la tarde
		ya salio el bus de la escuela?
		hay transporte para prekinder
		hay autobus para los que se quedan después de clases
		cual es la ruta de la escuela Lincoln
		buenas tardes el bus 18 ya va retrasado media hora
		la parada queda muy lejos la pueden mover?
		quien es el chofer de la ruta 7
		se descompuso el autobus 31?
		necesito alguien en la parada para que bajen a mi niño de kinder?
		hay una app para ver por donde va el bus
		q tan lejos hay q vivir para tener bus
		el bus paso muy temprano y lo dejó
		los camiones pasan en medio dia?
		quiero quitar a mi hija del bus
		puede bajarse en otra parada con su abuelita
		mi hijo dice que el bus va muy lleno
		numero de transporte del distrito
		cuando dan el horario de los buses
		cambiaron la ruta y no me avisaron
		Mi hija todavía está esperando el bus en la esquina
		se para el bus en la guarderia?
		donde esta el bus
		el bus no ha llegado
		a que hora pasa el bus
		a que hora pasa el camion por mi hijo
		que bus le toca a mi hija
		el bus viene tarde hoy?
		cual es el numero del autobus
		como hago para que mi hijo use el bus
		donde para el bus
		el bus no vino hoy
		porque el bus siempre llega tarde
		ya paso el bus?
		hay bus hoy?
		quiero cambiar la parada del bus
		horario del autobus por favor
		mi hijo olvido su telefono en el bus
		el autobus dejo a mi hijo
		hay bus por mi casa?
		a que hora llega el bus en la tarde
		el bus no paro en la parada de mi hijo
		mis hijos llevan media hora esperando el camion
		puede mi hijo irse en otro bus hoy
		el bus para en la calle Main?
		donde queda la parada del bus
		en que parada se baja mi hija
		la dejaron en la parada equivocada
		quiero cancelar el bus de mi hijo
		todavia viene el bus?
		$words$),
	('ask_meals',
		$$Puede pedir comidas gratis o de precio reducido todo el año. {{#school.phone}}Formulario y saldo:
		{{school.phone}}{{/school.phone}} {{^school.phone}}Pida el formulario en la oficina.{{/school.phone}}$$,
		$words$
		que hay de comer hoy en la escuela
		como aplico para el almuerzo gratis
		cuanto cuesta el lunch
		como le pongo dinero a la cuenta del almuerzo
		cuánto debe mi hija en la cafeteria
		el desayuno es gratis?
		me manda el menu de la semana
		mi niño es alergico al cacahuate y al huevo, que hago con la comida
		ya aprobaron mi solicitud de comida reducida?
		tengo que llenar otra vez la forma de lonche gratis
		le puedo llevar comida a mi hijo a la hora del lunch
		mi hija no puede tomar leche
		hay opcion vegetariana en la cafeteria
		se le olvido el lonche, le pueden dar?
		por que me cobran el almuerzo si es gratis
		cual es el numero de pin para el lunch de mi hijo
		dan desayuno cuando entran tarde?
		si debe dinero todavia le dan de comer?
		puedo ver que compra en la cafetería
		dan comidas en el verano en la escuela?
		mi hijo no come puerco
		donde esta la aplicacion de almuerzos gratis
		como pago el lunch en linea
		tenemos estampillas, califica para almuerzo gratis?
		puede llevar su propia comida de casa
		a quien le aviso de una alergia a la comida
		a que hora sirven el desayuno
		que hay de almuerzo hoy
		cuanto dinero tiene mi hijo en la cuenta del lunch
		donde aplico para el lunch gratis
		el almuerzo es gratis este año?
		como pago la comida de la escuela
		mi hija tiene alergia a las nueces
		menu del almuerzo por favor
		califico para almuerzo gratis?
		que dan de desayuno
		cuanto cuesta la comida en la escuela
		forma de almuerzo gratis o reducido
		cuanto debo de lonche
		mi hijo no comio porque no tenia dinero en su cuenta
		cual es el menu de la cafeteria
		hay desayuno todos los dias?
		hay comida en los dias cortos?
		saldo del lunch de mi hija
		como agrego dinero para el lonche
		que van a comer mañana en la escuela
		mi hijo no recibio lunch hoy por que
		mi hija necesita dieta especial
		formulario para comidas gratis
		debe algo mi hijo en la cafeteria?
		puedo mandar comida de la casa
		aplicar al programa de almuerzo
		me negaron el lunch gratis por que
		solicitud de almuerzo escolar
		el desayuno esta incluido en el lunch gratis?
		$words$),
	('ask_enrollment',
		$$Para inscribir: comprobante de domicilio, acta, vacunas e ID. {{#district.phone}}Llame al
		{{district.phone}}{{/district.phone}} {{^district.phone}}La oficina le ayuda.{{/district.phone}}$$,
		$words$
		como inscribo a mi hijo
		que papeles necesito para registrar a mi hija en kinder
		nos vamos a mudar, como lo doy de baja
		cuando empiezan las inscripciones
		que escuela me toca por mi direccion
		quiero cambiar a mi hija de escuela
		de cuantos años aceptan para prekinder
		necesito una copia de las calificaciones oficiales para la otra escuela
		mi sobrino acaba de llegar de Honduras y quiero meterlo a la escuela
		piden seguro social para inscribirlo?
		acabamos de llegar de otro estado, como registro a mis hijos
		que sirve como comprobante de domicilio
		no tengo contrato de renta a mi nombre, lo puedo inscribir?
		la inscripción es en linea?
		hay cupo en primer grado
		necesito una carta de que mi hijo estudia ahi
		tengo que reinscribir cada año?
		no tengo el acta de nacimiento, sirve el pasaporte?
		ya llegaron los papeles de la otra escuela?
		como le hago para el programa dual
		pueden ir niños sin papeles a la escuela?
		quiero sacar a mi hijo de esta escuela y ponerlo en otra
		cual es la fecha limite para registrarse
		mi hija cumple 5 en septiembre puede entrar a kinder?
		necesito hacer cita para inscribir
		donde recojo el paquete de registro
		kiero matricular a mi niña de 3er grado
		quiero inscribir a mi hijo
		como registro a mi hija en la escuela
		que necesito para inscribir a mi hijo
		cuando son las inscripciones de kinder
		quiero dar de baja a mi hija
		como cambio a mi hijo a otra escuela
		que documentos necesito para la inscripcion
		puedo inscribirlo en linea?
		necesito los records de mi hijo para la escuela nueva
		cual es la escuela de mi zona
		somos nuevos aqui y quiero inscribir a mis 3 hijos
		a que edad entran a prekinder
		necesito carta de inscripcion
		mi hijo ya esta inscrito?
		registrar a mi nieto, que papeles de custodia piden
		piden acta de nacimiento para inscribir?
		quiero la transferencia de mi hija
		inscripcion para el proximo año
		me mudo a otro distrito que tengo que hacer
		formulario de registro
		necesito el transcript de mi hijo
		hay lugar en kinder para mi hija?
		como hago la transferencia de mi hijo a la escuela cerca de mi casa nueva
		todavia hay inscripciones?
		donde entrego los papeles de registro
		cuando puedo registrar a mi niño de 4 para prekinder
		soy su tutora, lo puedo inscribir?
		necesito prueba de que mi hija esta inscrita
		quiero sacar los records de mi hijo
		aceptan niños de otro distrito?
		proceso para inscribir a un estudiante nuevo
		$words$),
	('ask_contact',
		$$La oficina de {{school.name}} le da el contacto. {{#school.phone}}Llame al
		{{school.phone}}.{{/school.phone}} Para que alguien le escriba, responda PERSONA.$$,
		$words$
		cual es el telefono de la escuela
		me da el correo de la maestra Johnson
		quien es el director
		con quien hablo sobre el horario de mi hijo
		como me comunico con la consejera
		¿Cuál es la dirección de la escuela?
		necesito el numero de la oficina
		quien es la maestra de mi hija
		el numero de la enfermera por favor
		con quien tengo que hablar para lo de educacion especial
		a que numero llamo para reportar una falta
		cual es el email de asistencia
		como puedo contactar al maestro de matematicas
		numero del distrito escolar
		quien es la trabajadora social
		me puede dar el contacto del coach de futbol
		cual es el fax de la escuela
		donde esta ubicada la escuela
		a quien le mando correo por un cambio de clase
		como se llama la secretaria
		nadie contesta en la oficina, hay otro numero?
		me marcaron de la escuela, quien fue?
		quien es el enlace de padres
		telefono del superintendente
		como me comunico con la maestra Patel de 2do
		quien esta encargado de los records
		a donde puedo escribirle a la directora
		numero de la cafeteria
		q extension tiene la consejera de 9no
		con quien me dirijo para ser voluntaria
		cual es la pagina de internet de la escuela
		necesito hablarle por telefono al subdirector, cual es su numero
		quien es el psicologo de la escuela
		numero de transporte please
		como le hago para contactar al maestro de mi hijo
		cual es el numero para avisar ausencias
		cual es el numero de la escuela
		numero de telefono por favor
		me da el numero de la oficina
		como se llama el director
		cual es el correo del maestro
		como puedo contactar a la maestra
		quien es la consejera de mi hija
		con quien hablo sobre la asistencia
		cual es la direccion de la escuela
		telefono de la escuela
		como contacto a la enfermera
		a quien llamo por lo del bus
		me pasa el correo de la directora
		cual es el numero del distrito
		necesito el telefono de la consejera
		quien es el maestro de mi hijo
		con quien puedo hablar sobre mi hija, nombre y telefono
		a que numero puedo llamar
		donde queda la escuela
		correo electronico de la oficina
		a que numero le hablo a la maestra
		me da el email de la consejera de mi hija
		quien es la persona indicada para preguntar sobre paseos
		telefono de la direccion
		quien es el director ahora
		$words$),
	('ask_dress_code',
		$$Las reglas de ropa están en el manual de {{school.name}}. Si le hace falta ropa o uniforme, díganos y le
		ayudamos.$$,
		$words$
		de que color es el uniforme
		pueden llevar jeans
		hay código de vestimenta?
		puede ir con tenis o zapatos negros
		los viernes es ropa libre?
		donde compro el uniforme
		puede llevar sudadera con gorro
		mi hija puede usar leggings
		permiten aretes en los niños?
		llevan uniforme en la secundaria?
		se puede pintar el pelo
		que ropa llevan para educacion fisica
		dejan llevar shorts cuando hace calor?
		para las fotos van con uniforme?
		le llamaron la atencion por la blusa, cual es la regla
		pueden ir disfrazados el dia de halloween
		de que color tiene que ser el pantalón
		los crocs estan permitidos?
		puede llevar gorra
		el sueter tiene que llevar el logo?
		la mochila tiene que ser transparente?
		que se ponen para el concierto
		mi hija usa velo, no hay problema?
		puede ir maquillada o con uñas largas
		pueden usar sandalias
		cual es la regla del largo de la falda
		dress code de la high school por favor
		cual es el codigo de vestir
		llevan uniforme los niños?
		cual es el uniforme
		que colores son los uniformes
		puede usar shorts
		que zapatos pueden usar
		donde compro los uniformes
		puede llevar falda en vez de pantalon
		que no pueden usar en la escuela
		reglas del uniforme por favor
		puede usar aretes mi hija
		es obligatorio el uniforme?
		que camisa tienen que llevar
		pueden llevar pants deportivos?
		que pueden usar los viernes
		puede usar chamarra de otro color
		puede llevar el pelo largo mi hijo
		ropa permitida en high school
		hay dia sin uniforme?
		es obligatorio el uniforme en la escuela?
		de que color son los pantalones del uniforme
		puede usar vestido en lugar de uniforme
		que ropa pueden usar en dia libre
		puede llevar trenzas mi hijo
		la camisa va fajada?
		le dijeron que su camisa no es permitida
		pueden usar cualquier zapato?
		puede usar piercing
		puede pintarse las uñas
		$words$),
	('ask_after_school',
		$$La oficina de {{school.name}} le dice qué clubes, deportes y programas hay y cómo inscribirse.
		{{#school.phone}}{{school.phone}}{{/school.phone}}$$,
		$words$
		hay programa despues de clases?
		cuando son las pruebas para el equipo de futbol
		hay practica hoy?
		cancelaron la práctica?
		como apunto a mi hija a tutorias
		que clubes hay para 5to grado
		cuanto cuesta el after school
		a que hora sale del programa de la tarde
		mi hijo quiere jugar basquetbol que necesita
		hay escuela de verano
		tienen cuidado antes de clases?
		hay ayuda con la tarea despues de la escuela?
		a que hora es el juego hoy
		quedan lugares en el programa despues de escuela?
		necesita examen fisico para deportes?
		cuando empieza el club de robotica
		el coach dijo que hoy no hay entrenamiento es cierto
		mi hija quiere entrar a porristas
		hay bus despues del programa?
		hay campamento de verano en la escuela
		clases de baile o arte en las tardes?
		como saco a mi hijo del after school
		hasta que hora lo puedo recoger del programa
		hay tutoria los sabados
		cuando ensaya la banda
		el partido es en la escuela o en otro lado
		mi niño quiere estar en el club de ajedrez
		que programas hay despues de la escuela
		como inscribo a mi hijo en el programa despues de clases
		hay programa de la tarde hoy?
		a que hora termina la practica
		mi hija quiere jugar futbol como la inscribo
		cuando empiezan los deportes
		hay tutoria para matematicas
		que clubes hay
		hay programa de verano?
		cuanto cuesta el programa despues de la escuela
		hay cuidado antes de la escuela
		a que hora es el partido
		se cancelo el entrenamiento hoy?
		que deportes hay en la escuela
		clases de musica despues de escuela?
		esta lleno el programa after school?
		cuando son las pruebas de basquet
		quiero poner a mi niño en tutorias
		hay club de tareas?
		que dias hay club de arte
		cuando es la siguiente practica de porristas
		quedan lugares en el after care?
		como inscribo a mi hijo en el programa de verano
		quiero que mi hijo entre a la banda
		que dias es la practica de futbol
		cancelaron el juego de basquet?
		programa antes de clases hay?
		hay club de lego o ajedrez para primer grado
		hoy hay club?
		registro para el campamento de verano
		el coach cancelo la practica?
		como cancelo el lugar de mi hijo en el after school
		mi hijo ya no quiere seguir en el equipo, a quien le digo
		$words$),
	('ask_supplies',
		$$La maestra o la oficina de {{school.name}} tiene la lista de útiles. Si no puede comprarlos, díganos y
		le ayudamos.$$,
		$words$
		cual es la lista de utiles para 3er grado
		que necesita llevar mi hija para kinder
		que materiales piden para la clase de arte
		ocupan mochila los de prekinder
		donde encuentro la lista de útiles escolares
		necesita calculadora para algebra?
		de que color las carpetas
		cuantos cuadernos tiene que llevar
		cuando llevo los utiles
		que tiene que llevar para el paseo
		perdio su chamarra, hay objetos perdidos?
		le pongo nombre a los colores?
		la escuela les da lapices y papel?
		que audifonos necesitan
		perdió un libro de la biblioteca que hago
		la maestra pide toallitas y kleenex?
		lista de materiales para el proyecto de ciencias
		necesitan candado para el locker
		venden paquetes de utiles en la escuela?
		cuantos niños hay en el salon para las tarjetas de san valentin
		que tamaño de carpeta
		tengo que comprar el libro de lectura?
		donde rento el instrumento para la banda
		dejo su lonchera en la escuela donde la busco
		ocupa flauta para la clase de musica
		que llevo para la fiesta del salon
		se puede mochila con ruedas?
		lista de utiles por favor
		que utiles necesita mi hijo
		cuales son los materiales que tengo que comprar
		que necesita llevar a la escuela mi hija
		donde esta la lista de utiles
		lista de materiales para primer grado
		que tengo que comprar para la escuela
		necesita mochila?
		que cuadernos necesita
		que lleva el primer dia
		que materiales necesita para el proyecto
		tengo que comprar libros?
		la escuela da los utiles?
		utiles para kinder
		perdio su sueter donde puedo buscarlo
		que tiene que llevar mañana para la fiesta
		cuantas cajas de colores
		necesita carpeta o cuaderno
		me manda la lista de cosas que necesita mi niño
		que calculadora necesita
		donde compro el paquete de utiles
		que cosas necesita mi hijo para la clase
		tengo que mandar papel y lapices?
		que compro para el salon de mi hija
		tiene la lista de utiles de 4to?
		necesita cartulina para el proyecto?
		tienen que llevar botella de agua?
		que cuadernos compro
		dejo su chamarra en la escuela, donde busco
		que necesita para la banda
		$words$),
	('ask_conference',
		$$Para pedir o cambiar una cita con el maestro, {{#school.phone}}llame al
		{{school.phone}}.{{/school.phone}} {{^school.phone}}hable con la oficina de
		{{school.name}}.{{/school.phone}} Puede pedir un intérprete.$$,
		$words$
		cuando son las conferencias de padres y maestros
		quiero hacer una cita con la maestra de mi hijo
		puedo cambiar mi cita de conferencia
		a que hora me toca la conferencia
		la junta es en persona o por zoom
		no pude ir a la conferencia, me pueden dar otro dia
		me gustaria reunirme con el maestro
		como me apunto para las conferencias
		puede ser la reunion por telefono? trabajo todo el dia
		necesito una junta con la directora y la maestra
		puedo llevar a mi bebé a la conferencia
		confirmo mi cita con la maestra el jueves a las 4
		tengo que cancelar la cita con el maestro
		hay horarios en la tarde para las conferencias?
		cuanto dura la conferencia
		puede ir mi esposo en mi lugar a la junta
		en que salon es la conferencia
		a que hora puedo hablar con la maestra en persona
		nunca me dieron hora para la conferencia de mi niña
		tengo 3 hijos, me pueden poner las citas seguidas
		que dia es la junta de padres
		me pidieron ir a una reunion con el maestro, cuando puede
		voy tarde a mi conferencia todavia me atiende?
		cita con la consejera para ver sus clases
		quiero platicar con la maestra de como va mi hijo, cuando puedo ir
		hay conferencias en primavera tambien?
		cual es el link para la conferencia virtual
		como hago cita para hablar con la maestra
		cuando son las juntas con los maestros
		quiero hablar con el maestro de mi hija en una junta
		necesito una cita con el maestro
		quiero una reunion con la consejera
		puedo cambiar la hora de mi conferencia
		a que hora es mi cita con la maestra
		puedo reunirme con la directora
		la conferencia de padres es esta semana?
		no puedo ir a la junta, la cambiamos?
		quiero programar una conferencia
		puede ser por zoom la junta?
		hacer cita con el principal
		que dia son las conferencias de maestros
		$words$),
	('ask_grades',
		$$Las notas están en el portal de padres; el maestro le explica. {{#school.phone}}Ayuda:
		{{school.phone}}{{/school.phone}} {{^school.phone}}La oficina le da una copia.{{/school.phone}}$$,
		$words$
		que calificaciones lleva mi hijo
		esta reprobando alguna clase mi hija?
		cuando dan la boleta
		¿Cómo puedo ver las notas de mi hija?
		por que saco D en matematicas
		cuantos creditos le faltan para graduarse
		no me llego el report card
		va a pasar de año?
		puede volver a tomar el examen
		como va en lectura mi niño
		ya salieron los resultados del examen del estado?
		que promedio tiene
		como le hace para subir la calificacion
		mi hijo tiene F en ingles que podemos hacer
		que significa el 2 en la boleta
		creo que la maestra puso mal la calificación
		va bien mi hija en la escuela? en sus materias
		me pueden mandar la boleta por correo
		esta pasando todas las clases Ulises?
		le dan puntos extra para subir la nota?
		cuando mandan los reportes de progreso
		esta en el cuadro de honor?
		va atrasado en matematicas?
		q saco en el proyecto de historia
		las calificaciones del semestre pasado por favor
		no entiendo la boleta de mi hijo
		puede recuperar la clase que reprobo en el verano
		como van las calificaciones de mi hijo
		cuando salen las calificaciones
		esta pasando mi hijo sus clases?
		esta reprobando mi hijo?
		que grado tiene mi hija en matematicas
		como puedo ver las calificaciones
		puedo ver la boleta de mi hija
		por que bajo su calificacion
		cuantos creditos tiene mi hija
		se va a graduar mi hijo?
		como va mi hija en la escuela
		tiene alguna F mi hijo?
		cuando entregan las boletas
		paso el examen del estado mi hija?
		que nota saco en el examen
		como va en ingles mi hijo
		mi hija puede reprobar el año?
		reporte de progreso de mi hijo
		sus notas estan bajando
		por que esta reprobando ingles
		notas de mi hijo
		ya subieron las calificaciones?
		como puedo ayudar a mi hija a subir sus notas
		va a pasar este año mi hija?
		que necesita para graduarse
		como va en lectura y matematicas
		no recibi la boleta
		por que tiene tan baja calificacion
		cual es su promedio
		$words$),
	('ask_homework',
		$$El maestro tiene la tarea y el trabajo perdido; suele estar en la app de la clase. Pregúntele qué hacer
		primero.$$,
		$words$
		que tarea dejaron hoy
		puedo recoger el trabajo que le falta a mi hijo
		que tareas le faltan a mi hija
		mi niño no entiende la tarea de matematicas
		para cuando es el proyecto de ciencias
		como repone el trabajo de los dias que falto
		hay tarea para el fin de semana?
		la maestra acepta trabajos tarde?
		cuales son las palabras de spelling
		donde veo la tarea en linea
		cuantos trabajos debe mi hijo
		me puede mandar la hoja de la tarea
		dice que no tiene tarea, es verdad?
		se le olvido el libro para hacer la tarea
		cuándo puede hacer el examen que perdió
		ya entrego la tarea y sale que falta
		dan trabajo para hacer en casa mientras esta enferma?
		q tiene que estudiar para el examen
		le pueden dar mas tiempo para el ensayo
		cuantos minutos tiene que leer en la noche
		nos vamos una semana, me dan sus tareas antes?
		es mucha tarea, no termina hasta las 11
		esta en google classroom la tarea?
		quien le puede ayudar con la tarea de quimica
		que paginas tiene que hacer
		perdio su folder de tareas
		esta atrasado con sus trabajos que entrega primero
		que tarea tiene mi hijo
		hay tarea hoy?
		cual es la tarea de hoy
		le faltan tareas a mi hijo?
		como puede hacer los trabajos que le faltan
		puedo recoger su tarea en la oficina
		mi hija estuvo enferma que trabajo le falta
		para cuando es la tarea
		me pueden mandar las tareas de los dias que falto
		necesita ayuda con la tarea mi hija
		cuando se entrega el proyecto
		puede entregar la tarea tarde?
		que trabajos tiene pendientes
		donde encuentro la tarea
		mi hijo no sabe cual es la tarea
		tarea de matematicas?
		trabajos atrasados de mi hija
		mando su tarea el maestro?
		que tiene que hacer mi hija de tarea
		necesita los trabajos de la semana pasada
		lista de trabajos que no ha entregado
		tarea de lectura?
		se perdio la hoja de tarea
		$words$),

	-- Technology
	('tech_login',
		$$Pruebe "¿Olvidó su contraseña?". Si no entra, {{#school.phone}}llame al
		{{school.phone}}.{{/school.phone}} {{^school.phone}}la oficina la cambia.{{/school.phone}} No mande
		contraseñas por texto.$$,
		$words$
		se me olvido la contraseña del portal de padres
		mi hijo no puede entrar a su cuenta
		como entro a powerschool
		no me deja entrar al portal
		cual es el usuario de mi hija
		necesito cambiar la contraseña
		me dice contraseña incorrecta
		como hago una cuenta de padres
		el codigo de activacion no funciona
		se bloqueó mi cuenta
		no puede entrar a google classroom
		cual es la clave de clever para mi niño
		nunca me dieron mi usuario para ver las calificaciones
		como agrego a mi otro hijo a mi cuenta del portal
		no llega el correo para restablecer la contraseña
		mi hija olvido su password del chromebook
		no puedo iniciar sesion en classdojo
		me pueden resetear el password
		cual es el link para entrar al portal
		que pongo en username
		dice que mi correo no existe cuando quiero entrar
		la app de parentvue me marca error al entrar
		cual es el correo de escuela de mi hijo y su contraseña
		canvas no lo deja entrar
		no puedo hacer la inscripcion en linea porque no tengo clave
		el codigo de verificacion se va a mi otro telefono y no puedo entrar
		perdio la tarjeta de clever
		como entro al portal de padres
		olvide mi contraseña
		mi hija no puede entrar a su cuenta de google
		necesito la contraseña de mi hijo
		cual es mi usuario
		como me registro en el portal
		no puedo entrar a mi cuenta
		no puedo entrar al portal
		mi hijo olvido su contraseña
		ayuda para entrar al portal
		necesito usuario y contraseña de mi hija
		como creo una cuenta en el portal
		no recuerdo mi password
		el portal dice que mi clave esta mal
		codigo para google classroom
		$words$),
	('tech_device',
		$$Si la computadora falla o se perdió, avise a la oficina de {{school.name}}; le dicen de arreglo o
		préstamo. {{#school.phone}}{{school.phone}}{{/school.phone}}$$,
		$words$
		la chromebook de mi hijo no prende
		se quebro la pantalla de la computadora
		necesito un cargador para la laptop de la escuela
		como consigo una computadora para mi hija
		perdio la tablet que hacemos
		cuanto cuesta arreglar la chromebook
		se le cayó agua a la laptop
		donde entregamos la computadora al final del año
		le robaron la chromebook
		no tenemos computadora en casa, prestan una?
		el cargador ya no sirve
		la ipad se quedo trabada
		las teclas no funcionan
		tengo que pagar por la pantalla rota?
		mi hijo es nuevo y no le han dado computadora
		la bateria no dura nada
		se apaga sola la computadora
		la camara de la ipad no sirve
		se puede quedar con la chromebook en el verano
		a quien le llevo la laptop para que la reparen
		el perro mordió el cable del cargador
		hay seguro para el ipad?
		me cobraron una computadora que ya regrese
		la chromebook esta muy lenta pueden cambiarla
		mis dos hijos comparten una computadora, pueden darnos otra
		se le perdio el charger
		no suena la laptop, no tiene volumen
		la computadora de mi hija no funciona
		mi hijo perdio su chromebook
		el cargador no funciona
		como consigo una chromebook
		se rompio la pantalla del ipad
		la laptop de la escuela no carga
		mi hijo necesita una computadora para la escuela
		donde llevo la computadora rota
		quien arregla las chromebooks
		necesita otro cargador mi hija
		la tableta no prende
		se le quebro la laptop
		cuanto cuesta un cargador nuevo
		reemplazo de chromebook
		le van a dar laptop a mi hijo?
		$words$),
	('tech_internet',
		$$Si le falta internet, pregunte en {{school.name}} por un hotspot. La biblioteca tiene wifi gratis; el
		211 sabe de planes.$$,
		$words$
		no tenemos internet en la casa
		me pueden dar un hotspot
		no funciona el wifi en la chromebook
		nos cortaron el internet y no puede hacer la tarea
		hay programa de internet barato
		el hotspot que nos dieron ya no jala
		el internet esta muy lento para las clases
		como conecto la computadora al wifi de la casa
		donde hay wifi gratis para los niños
		se le acabaron los datos al hotspot
		solo tengo internet en el celular
		no hay señal donde vivimos
		se cayo el internet de la escuela?
		necesitamos internet para las clases en linea
		que hago para que me den internet de bajo costo
		no se conecta al internet
		no puedo pagar el internet este mes y mi hija lo ocupa
		perdimos el hotspot
		dónde se regresa el hotspot
		ayuda para internet por favor
		cual es la contraseña del wifi de invitados
		se nos fue el internet hoy, no puede conectarse a su clase
		prestan aparatos de internet en la escuela?
		la biblioteca tiene wifi para hacer tarea?
		se desconecta a cada rato el internet en la clase virtual
		hay descuento de internet para familias de la escuela
		no agarra wifi en el apartamento
		no tenemos wifi
		como consigo un hotspot
		no hay internet en casa
		mi hijo no puede conectarse
		no sirve el internet
		tienen hotspots para familias?
		necesito ayuda con el internet
		no podemos pagar internet
		el hotspot no funciona
		la chromebook no se conecta al wifi
		como consigo internet gratis
		mi hija no puede hacer tarea porque no tenemos internet
		$words$),

	-- Barriers: what keeps a child from school. Each is answered, counted, and opens an escalation.
	('need_transportation',
		$$Gracias por decirnos. Alguien de {{school.name}} le contactará para buscar transporte.
		{{#school.phone}}Para hoy: {{school.phone}}{{/school.phone}}$$,
		$words$
		no tenemos carro y no tengo como llevar a mi hijo a la escuela
		se descompuso el carro y no hay quien los lleve
		no tengo para la gasolina
		vivimos cerca y no nos dan bus pero es muy lejos para caminar
		necesito ayuda con transporte para mi hija
		me quitaron la licencia y no puedo manejar
		entro a trabajar a las 5 y nadie puede llevar al niño
		perdio el bus y no tengo en que llevarla
		no es seguro que camine sola, hay mucho trafico y no hay banqueta
		mi esposo se lleva el carro y no puedo llevarlos
		hay alguien que pueda pasar por mis hijos?
		me operaron y no puedo manejar
		nos mudamos lejos y no hay como llegar a la escuela
		dan pases para el bus de la ciudad? no tengo dinero
		la señora que los llevaba ya no puede
		falta mucho porque no tenemos ride
		necesito un ride para mi niño en las mañanas
		no manejo y esta muy lejos la escuela
		lo corrieron del bus y no tengo otra forma de mandarlo
		estamos sin vehículo esta semana
		el uber sale muy caro todos los dias
		mis hijos no fueron porque no habia quien los llevara
		como pueden ayudarme a llevar a mis niños a la escuela
		hace mucho frio para caminar 2 millas con los niños y no tengo carro
		mi mama tiene el carro y esta en el hospital
		se poncho la llanta y no tengo pa comprar otra, no hay como llevarlos
		no califica para el bus y yo no tengo troca
		nos estamos quedando con mi hermana en otra ciudad, como van a la escuela?
		no hay quien la recoja en la tarde, salgo hasta las 6
		tienen tarjetas de gasolina para familias?
		si tuviera transporte si lo mandaba
		me chocaron y me quede sin carro
		Estoy discapacitada y no puedo caminar con él hasta la escuela
		le robaron la bici en la que se iba a la escuela
		hay carpool o algo asi? no tengo carro
		no tengo como llevarla
		no tengo carro para llevar a mis hijos a la escuela
		mi carro se descompuso y no puedo llevarlo
		no tenemos transporte
		no tengo quien lleve a mi hija a la escuela
		necesito ayuda con el transporte
		no tengo ride para mi hijo hoy
		no tengo gasolina para llevarlos
		esta muy lejos para caminar y no tenemos carro
		no puede ir porque no hay como llevarla
		no puedo manejar, quien puede llevar a mis hijos
		no hay bus para nosotros y no tengo carro
		me pueden ayudar a llevar a mi hijo a la escuela?
		perdio el bus y no hay carro
		mi carro esta en el taller
		falto porque no tuvimos transporte
		no tengo dinero para la gasolina esta semana
		la escuela puede recoger a mi hijo?
		soy mama soltera sin carro
		como llevo a mis hijos si no tengo carro
		no tengo licencia ni carro
		se llevaron mi carro con la grua y no hay como llevarlos
		necesito quien lleve a mi hijo
		tenemos problemas de transporte
		nuestro unico carro se descompuso
		mi vecina nos daba ride y esta enferma
		puede mandar un bus o van por mis hijos?
		no puede caminar tan lejos y yo trabajo
		no hay otra forma de llevarlo
		no puedo llevar a mis hijos esta semana, sin carro
		mis hijos necesitan ride
		aqui nadie maneja
		$words$),
	('need_food',
		$$No está solo. Para comida hoy, llame al 211. Puede pedir comidas gratis en la escuela todo el año. Le
		contactaremos.$$,
		$words$
		no tenemos comida en la casa
		hay banco de comida?
		me pueden ayudar con despensa
		mis hijos tienen hambre y no me pagan hasta el viernes
		nos quitaron las estampillas de comida
		donde puedo conseguir comida gratis para mi familia
		ya no hay nada en el refri
		necesito leche y formula para el bebe
		perdi mi trabajo y no tengo para darles de comer
		dan bolsas de comida los fines de semana?
		ocupamos ayuda con comida por favor
		como aplico para estampillas
		hay alguna iglesia que de comida
		no alcanza para la comida este mes
		quien me puede ayudar con mandado
		tienen canastas de comida para navidad?
		esta abierta la despensa de la escuela
		no hemos comido bien, se acabo el dinero
		se nos echo a perder la comida porque cortaron la luz
		me da pena pero necesitamos comida
		donde dan comidas calientes
		tengo 5 niños y no tengo que darles de cenar
		no tengo dinero para la comida
		la tarjeta ebt no me ha llegado y no tenemos que comer
		mi hijo se va a dormir con hambre
		información de la despensa comunitaria
		hay food bank cerca?
		necesitamos comida
		me pueden ayudar con comida
		no tengo comida para mis hijos
		donde hay un banco de comida
		no tenemos que comer
		no tenemos dinero para comida
		ayuda de comida para familias
		la escuela tiene despensa de comida?
		necesito alimentos para mi familia
		mis niños no tienen que comer
		donde regalan comida
		bolsas de comida para el fin de semana
		se nos acabo la comida
		ayuda con alimentos por favor
		cajas de comida?
		estamos pasando hambre
		no hay suficiente comida en la casa este mes
		ayuda con el mandado
		comida de emergencia
		puedo recoger una caja de comida?
		no puedo alimentar a mi familia
		nos hace falta comida
		no tenemos nada para cenar
		necesito ayuda para darles de comer a mis hijos en las vacaciones
		ya no hay saldo en mi ebt y no hay comida
		$words$),
	('need_housing',
		$$Lo sentimos. Por ley su hijo puede seguir en su escuela, con transporte. Le contactaremos. Refugio o
		renta: llame al 211.$$,
		$words$
		nos desalojaron ayer
		estamos viviendo en un motel
		no tenemos donde vivir
		estamos durmiendo en el carro
		se quemo nuestra casa
		hay ayuda para familias sin hogar
		necesito un refugio para hoy en la noche
		debo dos meses de renta y nos van a correr
		estamos arrimados con mi hermana
		me llego el papel de desalojo
		nos vamos a quedar en la calle
		deje a mi esposo y no tengo a donde ir con mis hijos
		estamos en un albergue
		pueden mis hijos seguir en la misma escuela si perdimos la casa?
		ayuda para encontrar vivienda
		el dueño vendio la casa y tenemos que salirnos
		vivimos 10 personas en un apartamento
		ayuda con la renta por favor, nos van a sacar
		no hay calefaccion en el apartamento y el dueño no arregla
		la inundacion nos dejo sin casa
		nos hemos estado moviendo de un lado a otro por eso falta
		mis papas me corrieron de la casa
		se nos acaba el motel mañana
		vivimos en una traila que ya no sirve, la van a tumbar
		hay moho en toda la casa y nos tenemos que ir
		que es mckinney vento
		nos cambiaron la chapa y no podemos entrar al apartamento
		no tenemos casa
		nos van a desalojar
		perdimos la casa
		estamos viviendo en un hotel
		estamos en un refugio
		necesito ayuda con vivienda
		no puedo pagar la renta y nos van a sacar
		nos corrieron del apartamento
		vivimos en el carro
		donde hay refugio para familias
		vivimos con un familiar porque no podemos pagar renta
		no tenemos donde quedarnos esta noche
		ayuda para pagar la renta, me dieron aviso de desalojo
		somos una familia sin hogar
		nos quedamos sin casa
		estamos viviendo con mi mama porque perdimos el apartamento
		buscamos donde vivir
		se incendio nuestro apartamento
		nos dieron 3 dias para salir
		mi familia no tiene a donde ir
		estamos viviendo en un garaje
		nos estan corriendo de la casa
		vamos a perder el apartamento
		me llego carta de desalojo
		tuvimos que dejar la casa y estamos con amigos
		albergue para mis hijos y yo
		ayuda de renta porque vamos a perder la casa
		$words$),
	('need_clothing',
		$$Gracias por decirnos. Alguien de {{school.name}} le contactará sobre ropa o zapatos. Puede decirnos la
		talla.$$,
		$words$
		mi hijo no tiene chamarra para el frio
		no puedo comprar los uniformes
		tienen ropa para niños que necesitan?
		mi niña no tiene zapatos
		se descompuso la lavadora y no tiene ropa limpia
		donde dan ropa gratis para la escuela
		necesitamos ropa de invierno
		le quedan chicos los zapatos y no tengo para otros
		ayuda con uniformes por favor
		ocupo abrigos talla 8 y 10
		perdimos toda la ropa en el incendio
		no quiere ir porque sus tenis estan rotos y no puedo comprarle
		acabamos de llegar y no traemos ropa para el frio
		regalan chamarras en la escuela?
		solo tiene un pantalon
		no tengo dinero para la lavanderia
		necesita calcetines y ropa interior
		hay closet de ropa en la escuela
		mis hijas necesitan botas para la nieve
		donde consigo uniforme usado
		no tengo para comprarle ropa
		toallas femeninas para mi hija, no podemos comprar
		pueden ayudarme con ropita para mis niños
		necesito tenis talla 5 para mi hijo
		jabon y shampoo para mis hijos, no tenemos
		vale para ropa escolar?
		mis niños crecieron y ya no les queda nada
		mi hijo necesita ropa
		mi hija necesita un abrigo
		mi hijo necesita zapatos
		necesitamos ropa para la escuela
		no tengo dinero para uniformes
		la escuela ayuda con uniformes?
		donde consigo abrigos gratis
		no tiene ropa limpia
		necesito chamarras para mis hijos
		ropa para mi hija por favor
		ayuda con ropa
		no tiene zapatos para ir a la escuela
		mi niña no tiene abrigo
		no le quedan los uniformes y no puedo comprar
		tienen ropa de niño talla 10
		dan ropa en la escuela?
		mis hijos no tienen nada abrigado que ponerse
		mis nietos llegaron a vivir conmigo y no tienen ropa
		tienen uniformes extras?
		donde regalan zapatos para niños
		no podemos lavar la ropa
		sus zapatos estan rotos
		necesito guantes y gorro para mi niño
		asistencia para ropa escolar
		$words$),
	('need_health',
		$$La enfermera de {{school.name}} puede ayudar y alguien le contactará. El 211 sabe de clínicas gratis.
		Emergencia: 911.$$,
		$words$
		mi hija necesita lentes y no podemos pagarlos
		no tenemos seguro medico y mi hijo necesita un doctor
		hay una clinica gratis para niños?
		le duele mucho la muela y no tenemos dentista
		le pueden dar la medicina en la escuela?
		nos quitaron el medicaid que puedo hacer
		como le llevo el inhalador a la enfermera
		no ve bien el pizarron, le pueden hacer examen de la vista
		no tengo dinero para la medicina de mi hijo
		mi hijo tiene convulsiones y no consigo cita con el especialista
		conocen un doctor que cobre barato
		se le quebraron los lentes
		como aplico para seguro medico para mis hijos
		falta mucho por el asma, hay alguna ayuda?
		donde hacen el examen fisico gratis
		la enfermera dice que no oye bien, que hago
		tiene diabetes, como lo cuidan en la escuela
		necesito la forma para que tome medicina en la escuela
		tiene caries y mucho dolor, nos ayudan con un dentista?
		puede la enfermera llamarme por las ronchas de mi hija
		le hace falta su epipen en la escuela a quien se lo doy
		hay clinica en la escuela?
		se le acabo la insulina y no tengo para comprarla
		ocupo ayuda con el medical de mi niño
		mi hija esta embarazada y necesita atencion medica
		llevamos semanas con el dolor de oido y no tengo para el doctor
		necesito un pediatra que hable español
		el shampoo de piojos es caro, tienen ustedes?
		puede traer su inhalador con el?
		no tenemos doctor todavia, acabamos de llegar
		ayuda para aparatos del oido
		quien me ayuda con la aplicacion de medicaid
		la enfermera le puede dar tylenol?
		ocupa frenos y no tenemos seguro dental
		tienen vale para lentes?
		quiero hablar de un plan de salud para la epilepsia de mi hijo
		mi hijo necesita un doctor
		mi hija necesita un dentista
		mi hijo necesita lentes
		no tenemos seguro
		como consigo seguro medico para mi hijo
		la enfermera puede darle su medicina a mi hija?
		no puedo pagar la medicina
		donde hay una clinica sin seguro
		mi hija no ve bien y necesita lentes
		le duele una muela y no puedo pagar el dentista
		necesito hablar con la enfermera de la medicina de mi hijo
		mi hijo tiene asma y necesita su inhalador
		medicaid para mis hijos como aplico
		clinica dental gratis
		necesita ver a un medico y no tengo dinero
		ayuda medica para mi hija
		examen de la vista para mi hijo
		mi hija es diabetica, necesito hablar con la enfermera
		no tenemos doctor
		permiso para medicina en la escuela
		no tenemos seguro y mi hijo necesita atencion medica
		donde arreglan los dientes gratis
		mi hija no escucha bien
		creo que necesita lentes
		tiene que tomar medicina al mediodia
		no podemos pagar el doctor
		se acabo su inhalador
		lleva meses con dolor de estomago y no tenemos doctor
		ayuda con seguro medico
		revision medica para mi hijo sin medicaid
		$words$),
	('need_mental_health',
		$$Gracias por pedir ayuda. La consejera de {{school.name}} le contactará. Si teme por su seguridad: 988 o
		911.$$,
		$words$
		creo que mi hijo necesita hablar con un consejero
		mi hija esta muy deprimida
		como consigo terapia para mi niño
		hay psicologa en la escuela?
		se murio su papa y esta muy triste, necesita ayuda
		tiene mucha ansiedad y no sé a quien acudir
		desde el divorcio esta muy enojado
		puede la consejera platicar con mi hija
		necesito ayuda psicologica para mi hijo
		le dan ataques de panico en la noche
		casi no habla y se encierra en su cuarto, me preocupa
		llora mucho y no me quiere decir por que
		deportaron a su papá y el niño está mal emocionalmente
		hay consejeria gratis?
		hay grupos de apoyo para jovenes
		no duerme bien por el estres de los examenes
		estoy muy estresada y no se como ayudar a mis hijos
		mi hija no quiere comer, creo que tiene un desorden alimenticio
		mi hijo empezo a tomar y quiero ayuda para el
		quiero que la trabajadora social hable con mis hijos
		mis niños vieron violencia y necesitan terapia
		me gustaria una cita con la consejera para mi hija por su tristeza
		hay mucha lista de espera para el psicologo, la escuela puede ayudar?
		tiene pesadillas desde el accidente
		consejero q hable español para mi hijo adolescente
		su autoestima esta muy baja
		mi hija se siente sola, dice que no tiene amigas
		cuanto cuesta la terapia en la escuela
		ya no le interesa nada, anda decaido
		se porta muy mal en casa, necesito orientacion
		apoyo emocional para mi familia por favor
		su abuelita falleció y no lo ha superado
		necesita alguien con quien desahogarse
		que pasos sigo para que vea a la terapeuta de la escuela
		quiero ayuda con la depresion de mi hija
		clases para padres o consejeria familiar
		mi hija necesita terapia
		mi hijo esta deprimido
		mi hija tiene ansiedad
		mi hijo necesita hablar con alguien
		puede mi hijo ver al consejero
		necesito un terapeuta para mi hija
		ha estado muy triste desde que murio su abuelo
		mi hijo necesita ayuda de un psicologo
		hay consejeros en la escuela
		mi hija esta pasando por un momento dificil y necesita apoyo
		estoy preocupada por mi hijo, siempre esta triste
		mi hija llora todo el tiempo
		necesita consejeria mi hijo
		ayuda de salud mental
		mi hija tiene ataques de ansiedad
		mi hijo esta muy enojado todo el tiempo, necesita ayuda
		como consigo un psicologo para mi hija
		terapia familiar
		mi hijo la esta pasando mal desde que su papa se fue
		creo que mi hija tiene depresion, duerme todo el dia
		mi hijo no puede dormir de la preocupacion, necesita terapia
		su papa esta en la carcel y ella no lo supera
		hay un grupo para niños que perdieron a sus padres?
		mi hija anda muy rara, aislada y triste
		mi hijo tiene mucho coraje y necesita consejeria
		soy estudiante y tengo mucha ansiedad, puedo ver a la consejera
		busco ayuda emocional para mi hijo
		mi niña tiene trauma y necesita hablar con una psicologa
		se siente solo y no tiene confianza en si mismo
		mi nieta necesita un consejero
		mi hija termino con su novio y esta muy triste, puede verla la consejera
		mi hijo siempre esta triste y no habla conmigo
		creo que mi hija necesita terapia
		alguien puede hablar con mi hijo de lo que siente
		esta muy sensible ultimamente, con quien la llevo
		$words$),
	('need_childcare',
		$$Gracias por decirnos. Alguien de {{school.name}} le contactará sobre cuidado de niños. El 211 también
		ayuda.$$,
		$words$
		mi hija se quedo a cuidar a su hermanito
		no tengo quien me cuide al bebe y por eso falto
		la niñera ya no puede y yo trabajo en la mañana
		necesito guarderia para mi niño chiquito
		no hay quien cuide a mis hijos despues de la escuela
		entro a las 5 y no hay nadie que los aliste
		hay ayuda para pagar la guardería?
		mi mama los cuidaba pero se enfermo
		cerraron la guarderia y la grande tiene que cuidar
		soy estudiante y no tengo quien cuide a mi bebe
		donde puedo dejar a mis niños mientras trabajo
		sale muy caro el daycare
		quien me puede cuidar a los niños de 3 a 6
		trabajo de noche y no hay quien los levante
		mi hijo cuida a sus hermanos cuando yo trabajo
		busco niñera cerca de la escuela
		como aplico para ayuda de child care
		hay lugar en head start para mi hija de 4, necesito trabajar
		su hermanita esta enferma y el se quedo a cuidarla
		soy madre soltera y no tengo quien me ayude con los niños
		puedo dejarlo mas temprano? no tengo con quien dejarlo
		no los puedo dejar solos en casa
		la señora que me los cuida se fue a Mexico
		necesito cuidado de niños barato
		no hay babysitter hoy por eso no fueron los grandes
		me cambiaron el turno y no hay quien reciba a los niños
		ayuda con cuidado infantil por favor
		necesito quien cuide a mis hijos
		no tengo niñera
		no tengo con quien dejar al bebe
		mi hija se quedo en casa cuidando a sus hermanos
		mi hijo cuida a su hermanita
		no tengo quien cuide a los niños cuando trabajo
		necesito guarderia
		no puedo pagar la guarderia
		falto porque tuvo que cuidar al bebe
		busco quien me cuide los niños
		quien puede cuidar a mi hijo antes de la escuela
		ayuda para pagar niñera
		trabajo y no tengo quien los cuide en la tarde
		la niñera no vino hoy
		cerro la guarderia
		mi hija falta porque cuida a su hermanito
		mi hija se queda en casa porque no hay quien cuide al bebe
		me ayudan a encontrar guarderia
		trabajo dos turnos y no hay quien cuide a los niños
		$words$),
	('need_financial',
		$$Gracias por la confianza. Alguien de {{school.name}} le contactará sobre los pagos. Para recibos, llame
		al 211.$$,
		$words$
		no tengo dinero para el paseo
		me cortaron la luz
		perdi mi trabajo y necesito ayuda con los biles
		puedo pagar en pagos las cuotas de la escuela
		hay ayuda economica para familias?
		no puedo comprar los utiles
		me van a cortar el agua
		no puedo pagar el deporte de mi hijo
		hay descuento en las cuotas si somos de bajos recursos
		ayuda para pagar el recibo de la luz
		no me alcanza para la toga y birrete
		tienen ayuda con regalos de navidad para los niños
		mi esposo se lastimo en el trabajo y no hay ingresos
		regalan mochilas?
		no puedo pagar el examen AP
		nos redujeron las horas y no alcanza el dinero
		no tengo como pagar el instrumento de la banda
		quien ayuda a madres solteras con gastos
		debo dinero a la escuela y no puedo pagar todo
		como aplico para cash aid
		necesito ayuda con gastos funerarios
		estamos pasando una situacion economica muy dificil
		me pueden perdonar la cuota?
		el gas sale carisimo y no podemos pagar
		beca para el campamento?
		no tengo los 40 dolares que piden
		apoyo financiero por favor
		necesito ayuda para pagar los biles
		no puedo pagar las cuotas de la escuela
		no podemos pagar el paseo
		me quede sin trabajo
		no tengo dinero para los utiles
		nos cortaron la electricidad
		necesito ayuda financiera
		no puedo pagar la luz
		ayuda para familias de bajos ingresos
		mi esposo perdio el trabajo
		no tenemos dinero
		mi hijo no puede ir al paseo porque no tengo dinero
		puedo pagar despues?
		ayuda con los recibos
		ayuda con juguetes para navidad
		necesitamos ayuda con dinero
		no puedo pagar el agua
		no tengo para pagar las fotos
		no me alcanza el dinero
		no puedo pagar la inscripcion de 75
		hay beca para el viaje?
		me redujeron las horas y no puedo pagar los recibos
		somos de bajos recursos, hay ayuda con las cuotas?
		no tengo dinero para comprar mochila y cuadernos
		ayuda para navidad para mis niños
		no hay ingresos en la casa
		quien me ayuda a pagar la luz
		me quitaron los beneficios y no puedo pagar mis biles
		no puedo pagar la toga
		$words$),
	('school_refusal',
		$$Es difícil, y no está solo. Alguien de {{school.name}} le contactará para hacer un plan. Siga intentando
		cada mañana.$$,
		$words$
		mi hijo no quiere ir a la escuela
		llora todas las mañanas para no ir
		mi hija dice que odia la escuela y no va a volver
		no lo puedo levantar para que vaya
		se esconde cuando es hora de irnos a la escuela
		no se quiere bajar del carro
		todos los dias es una pelea para que vaya
		le duele el estomago cada mañana pero el doctor dice que no tiene nada
		tiene 15 años y no lo puedo obligar a ir
		le da miedo ir a la escuela y no me dice por que
		se encierra en el baño para no ir
		que puedo hacer si mi hija se niega a ir a clases
		ya no quiere estudiar, se quiere salir de la escuela
		finge que esta enfermo para quedarse en casa
		se agarra de mi y no me suelta en la entrada
		me ruega que no la lleve
		lo dejo en la puerta y se sale
		hace berrinche y no se viste para la escuela
		desde la pandemia no quiere estar con gente en la escuela
		como le hago para que mi hijo quiera ir a la escuela
		se queda despierto toda la noche jugando y no se levanta
		mi niña de kinder grita y llora cuando la dejo
		no esta enfermo, simplemente no quiere ir
		le dan nervios y vomita antes de ir a la escuela
		dice q la escuela no sirve para nada y no va
		Mi nieto se niega a ir y ya no sé qué hacer
		se va de pinta porque no le gusta la escuela
		se regresa a la casa cuando me voy al trabajo
		ya intente de todo y no quiere ir
		tiene pavor de entrar al edificio
		no quiere subirse al bus, se tira al piso
		es una lucha todas las mañanas, no quiere ir
		cada domingo en la noche empieza a llorar por la escuela
		no conoce a nadie en la escuela nueva y ya no quiere ir
		mi hija tiene ansiedad de separacion y no quiere quedarse
		le quite el telefono y ni asi va a la escuela
		mi hija no quiere ir a la escuela
		mi hijo se niega a ir a la escuela
		llora cada mañana antes de ir a la escuela
		no puedo hacer que mi hijo vaya a la escuela
		no se quiere levantar para ir a la escuela
		mi hija tiene miedo de ir a la escuela
		odia la escuela y no quiere ir
		que hago si mi hijo no quiere ir a la escuela
		mi hijo ya no quiere ir
		llora cuando lo dejo en la escuela
		no se quiere subir al bus
		no se quiere vestir para ir
		le da ansiedad ir a la escuela y no quiere entrar
		dice que le duele la panza para no ir
		mi hija adolescente no quiere ir a clases
		no quiere entrar a la escuela
		mi niño no quiere salir de su cuarto para ir a la escuela
		no la puedo obligar a ir
		no se que hacer, todas las mañanas llora y grita para no ir
		lleva una semana sin querer ir a la escuela
		mi hijo pone excusas para no ir a la escuela
		dice que ya no va a ir a la escuela
		le da miedo dejarme para ir a la escuela
		mi hija no se siente a gusto en la escuela y no quiere ir
		batallo mucho para que vaya a la escuela
		$words$),

	-- Safety
	('report_bullying',
		$$Gracias por avisar. El personal de {{school.name}} lo va a revisar y le contactará. Guarde mensajes.
		Peligro ahora: 911.$$,
		$words$
		a mi hijo le hacen bullying
		una niña le dice gorda a mi hija
		los niños del bus lo molestan
		un niño le pego a mi hijo en el recreo
		suben cosas feas de ella en el instagram
		llega llorando porque sus compañeros se burlan
		que van a hacer con el acoso que sufre mi hija
		lo empujaron por las escaleras
		le quitan su dinero del lunch
		un grupo de niñas amenaza a mi hija
		ya reporte el bullying y no han hecho nada
		le pegaron entre tres en el baño
		se burlan de su acento y le dicen que se regrese a su pais
		le jalan el pelo todos los dias
		mi hijo trae moretones, dice que otro niño le pega
		como reporto el acoso escolar
		un muchacho toca a mi hija y ella no quiere
		le dicen groserias en la clase
		le esconden la mochila y le roban sus cosas
		hicieron un grupo para burlarse de ella
		mi hija no tiene amigas, la excluyen y le ponen apodos
		un compañero lo esta molestando en la clase de PE
		le escupieron en la cafeteria
		quiero que separen a mi hijo de ese niño que le pega
		la estan acosando unas muchachas de 8vo
		se rien de el porque esta en educacion especial
		le avientan comida a la hora del lonche
		un niño más grande le pega en el camión
		la grabaron y la subieron al tiktok
		otra vez los mismos niños molestando a Iker
		andan inventando chismes de mi hija
		un estudiante le dio un golpe en la cara hoy
		el bullying ya es mucho, quien va a hablar con esos niños
		le dicen cosas racistas
		mi niño de primero fue mordido por otro niño
		las niñas le dicen fea y la hacen menos
		le hacen bullying a mi hija
		estan molestando a mi hijo en la escuela
		un niño le pega a mi hijo
		le pegaron a mi hija en la escuela
		se burlan de mi hijo
		quiero reportar bullying
		otro estudiante amenazo a mi hijo
		unas niñas molestan a mi hija
		lo molestan en el bus
		una niña le pego a mi hija
		acoso escolar
		mi hijo sufre bullying
		le dicen cosas feas a mi hija
		mi hija tiene problemas con unas niñas que la molestan
		un niño empujo a mi hijo
		le dicen apodos
		la molestan por internet sus compañeros
		hay un niño que siempre molesta a mi hijo
		lo golpearon en la escuela
		mi hija tiene miedo de unas muchachas que la amenazan
		un niño de su clase lo molesta todos los dias
		mi hijo llego con el ojo morado, otro niño le pego
		un grupo de niñas le pego a mi hija en el baño
		lo amenazaron con golpearlo a la salida
		le hacen cyberbullying, tengo las fotos
		le roban su comida otros niños
		un compañero le dice nombres racistas
		hagan algo con el niño que le pega a mi hija
		mis hijos son molestados por otros alumnos
		lo patearon en el pasillo
		paren el bullying contra mi hija
		un niño agarro a mi hija en el pasillo
		sus compañeros le pegan y lo patean
		alguien de su grado la amenaza
		$words$),
	('report_safety',
		$$Gracias por avisar. El personal de {{school.name}} ya lo sabe y le contactará. Si hay peligro ahora,
		llame al 911.$$,
		$words$
		mi hijo dice que un niño llevo una navaja a la escuela
		hay un señor raro afuera de la escuela tomando fotos
		vi una amenaza de tiroteo en facebook contra la escuela
		venden vapes en el baño
		quiero reportar una amenaza
		es cierto que hubo amenaza de bomba?
		un estudiante enseño una foto de una pistola
		la puerta de atras esta rota y cualquiera entra
		andan vendiendo drogas en la escuela
		por que esta cerrada con policias la escuela
		un desconocido les hablo a mis hijos en la parada
		no hay quien cruce a los niños y los carros pasan muy rapido
		hay un carro sospechoso todos los dias a la salida
		dicen que va a haber un pleito grande despues de clases
		la maestra jaloneo a mi hijo
		un muchacho trae pastillas y las reparte
		es seguro mandar a mis hijos con las amenazas?
		el chofer del bus va con el celular
		encontraron balas en el baño es verdad?
		el papa tiene orden de restriccion, por favor no lo dejen acercarse a mi hija en la escuela
		hay jeringas cerca de los juegos
		mi hija oyo a un niño decir que va a disparar en la escuela la proxima semana
		el entrenador le manda mensajes inapropiados a mi hija
		hay pandilleros afuera de la high school
		los juegos del patio estan rotos y peligrosos
		dejaron a los niños solos sin maestro en el recreo
		hay moho en el salon y los niños se enferman
		un perro suelto persigue a los niños camino a la escuela
		un trabajador de la escuela incomoda a las niñas
		vi un snapchat que dice que no vayan el viernes
		como reporto algo peligroso en la escuela
		un hombre le dijo a mi hijo que se subiera a su carro cerca de la escuela
		un alumno tiene una lista de a quien va a matar segun dicen
		fuman mariguana en los baños
		no sirve la alarma de incendios
		escuchamos balazos cerca de la escuela anoche, hay mas seguridad?
		hay una amenaza en la escuela?
		un niño trajo un cuchillo a la escuela
		un estudiante trae un arma
		mi hija vio drogas en el baño
		hay un hombre sospechoso afuera de la escuela
		estan vendiendo drogas en la escuela
		mi hijo dice que un muchacho tiene una pistola en la escuela
		vi una amenaza en snapchat
		esta segura la escuela?
		un maestro le pego a mi hijo
		un extraño se acerco a mi hija
		los niños estan fumando en el baño
		hay policias en la escuela que paso
		va a haber una pelea en la escuela
		quiero reportar un problema de seguridad
		un estudiante amenazo con disparar
		el bus maneja muy rapido y es peligroso
		las puertas estan abiertas y no hay seguridad
		le ofrecieron drogas a mi hijo
		hay lockdown en la escuela?
		alguien amenazo a la escuela en facebook es verdad?
		un alumno tiene una pistola en su locker
		hay gente extraña en la escuela
		el maestro le puso las manos encima a mi hijo
		la cerca esta rota y los niños se pueden salir a la calle
		venden drogas en el estacionamiento
		paso algo en la escuela? escuche de un lockdown
		un niño dijo que va a traer una pistola mañana
		un señor le toma fotos a los niños en el parque
		va a haber pleito entre dos grupos a la salida
		amenaza de bomba
		le ofrecieron un vape a mi hijo en el baño
		drogas en la escuela
		cables colgando en el pasillo, es peligroso
		la maestra dejo solo el salon una hora
		otro niño le vendio un vape a mi hijo
		va a haber mas policia por la amenaza?
		$words$),
	('crisis',
		$$Si hay peligro ahora, llame al 911. Llame o envíe AYUDA al 988, gratis, a toda hora. Ya avisamos a una
		persona. No está solo.$$,
		$words$
		mi hija dice que se quiere matar
		mi hijo dice que ya no quiere vivir
		se esta cortando los brazos
		me quiero morir
		se tomo un monton de pastillas
		dice que estariamos mejor sin el
		mi esposo nos esta golpeando ahorita
		tiene una pistola y dice que la va a usar
		mi hijo no aparece, no llego de la escuela
		encontre una carta de despedida
		mi niña se escapo de la casa y no la encuentro
		su padrastro abusa de ella
		se quiso ahorcar
		ya no puedo mas quiero acabar con mi vida
		mi hijo amenaza con suicidarse que hago
		ayuda por favor creo que tuvo una sobredosis
		me da miedo que mi papá me pegue al llegar a la casa
		mi ex amenazó con matarnos
		hablan de quitarse la vida en su telefono, es mi hija
		quiere lastimarse a si misma
		no despierta, se tomo algo
		alguien se llevo a mi hijo
		hay alguien disparando afuera de la escuela
		tiene un cuchillo y dice que se va a hacer daño
		un familiar toca a mi niña
		mi hija intento suicidarse el fin de semana
		no quiero seguir viviendo
		dice que se quiere desaparecer para siempre, que nadie lo quiere y se va a matar
		se esta haciendo daño otra vez
		mi vecina le pega a sus hijos hasta sangrar
		el novio de mi mama me toca
		le encontre navajas y sangre en su cuarto
		suicidio
		mi hijo dijo hoy que va a llevar un arma y matar a todos
		violaron a mi hija
		estamos escondidos, quiere tumbar la puerta y matarnos
		ya no quiere estar aqui, dice que prefiere estar muerto
		mi hijo se quiere matar
		mi hija se quiere suicidar
		mi hija se esta cortando
		mi hijo dice que se quiere morir
		mi hija dice que no quiere vivir
		mi hijo se quiere hacer daño
		mi hijo habla de suicidio
		mi hija se tomo muchas pastillas
		estan abusando de mi hija
		mi papa me pega
		mi marido me golpea a mi y a mis hijos
		no encuentro a mi hija
		mi hija desaparecio
		mi hijo esta en peligro
		alguien le esta haciendo daño a mi hijo
		mi hijo trato de matarse
		tiene un arma y nos amenaza
		mi hijo esta inconsciente
		no quiero vivir
		me quiero matar
		mi hija dice que quiere acabar con todo
		se corto las venas
		mi hijo dice que quiere matar a alguien
		ayuda, nos va a lastimar
		hay un tirador en la escuela
		hay un hombre con pistola en la escuela ahorita
		mi papa esta borracho y tiene un arma
		mi esposo me pega y amenaza con un cuchillo
		su tio la ha estado tocando
		mi hijo es abusado por un familiar
		no llego a dormir mi hija y no la encuentro
		mi hija se subio al carro con un extraño y no aparece
		tengo miedo de que se mate
		pensamientos suicidas
		quiere terminar con su vida
		mi mama me golpea, tengo miedo de ir a casa
		se esta quemando la piel a proposito
		emergencia, hay alguien herido
		sobredosis
		ya no aguanto, quiero que todo se acabe
		busco en su telefono como matarse
		esta sangrando mucho, se corto
		su padrastro le pega y tiene miedo de ir a casa
		mi tio me hace daño
		un familiar abuso de mi hija
		el papa de mis hijos amenaza con matarnos
		llamen a la policia nos esta golpeando
		se tomo un frasco entero de pastillas
		mi hermana no despierta
		dice que se va a hacer daño hoy en la noche
		$words$),

	-- Rights and services
	('ask_special_education',
		$$Puede pedir por escrito una evaluación o junta de IEP o 504; es gratis. Alguien de {{school.name}} le
		contactará.$$,
		$words$
		mi hijo tiene iep y no le dan sus terapias
		como pido que evaluen a mi hija para educacion especial
		cuando es la junta del IEP
		creo que mi niño tiene dislexia
		necesita terapia de lenguaje
		mi hijo tiene autismo que servicios hay
		quiero una copia del iep
		que es un plan 504
		no estan siguiendo el plan 504
		quien es el encargado del caso de mi hijo
		tiene TDAH y necesita acomodaciones en clase
		puede tener mas tiempo en los examenes?
		quiero pedir una reunion de IEP
		mi niña de 3 años no habla, hay intervencion temprana?
		no estoy de acuerdo con el iep
		en la otra escuela tenia educacion especial
		creo que tiene problemas de aprendizaje, le pueden hacer pruebas
		necesita una asistente uno a uno
		cuanto tarda la evaluacion
		hay clases para niños con sindrome de down
		terapia ocupacional en la escuela
		quiero sacar a mi hijo de educación especial
		puede ir un abogado conmigo a la junta de educacion especial
		pruebas para el programa de dotados
		cuales son mis derechos si mi hijo tiene discapacidad
		la terapista de habla no lo ha visto en un mes
		plan de comportamiento para mi hijo de special ed
		mi hijo tiene un IEP
		mi hija tiene un plan 504
		quiero que evaluen a mi hijo
		necesito una junta de IEP
		mi hijo tiene autismo y necesita ayuda
		mi hija necesita terapia del habla
		como pido un IEP
		educacion especial
		mi hijo necesita educacion especial
		mi hijo tiene adhd y necesita apoyo
		mi hija tiene dislexia
		cuando es la reunion del iep de mi hijo
		creo que mi hija tiene una discapacidad de aprendizaje
		como consigo un plan 504
		con quien hablo de educacion especial
		mi hijo no recibe sus servicios
		tengo preguntas del iep de mi hija
		evaluacion de autismo
		necesita ayuda especial en clase por su discapacidad
		quien esta a cargo de los IEP
		no estan cumpliendo el IEP de mi hijo
		quiero una reunion del 504
		evaluen a mi hijo por problemas de aprendizaje
		que servicios hay para mi hijo autista
		necesito una ayudante para mi hijo con autismo
		cuando estara lista la evaluacion de mi hijo
		mi niño tiene retraso del habla
		quiero agregar terapia ocupacional al iep
		es elegible mi hija para educacion especial?
		$words$),
	('ask_immunization',
		$$Lleve la cartilla de vacunas a la oficina de {{school.name}}; le dicen cuáles faltan. El depto. de salud
		del condado vacuna.$$,
		$words$
		que vacunas necesita mi hija para 7mo grado
		donde puedo vacunar gratis a mis hijos
		no lo dejan entrar hasta que tenga sus vacunas
		como mando la cartilla de vacunacion
		me llego carta que le faltan vacunas
		necesito copia del record de vacunas
		aceptan las vacunas de mexico?
		cuales vacunas piden para kinder
		es obligatoria la vacuna de covid
		perdi la tarjeta amarilla de vacunas
		hay clinica de vacunas en la escuela?
		que vacuna le falta a mi hijo
		la cita para las vacunas es hasta el 20, puede seguir yendo?
		cuanto tiempo tengo para ponerle las vacunas
		no quiero vacunar a mi hijo, que forma lleno
		piden la prueba de tuberculosis?
		ya le dio varicela, necesita la vacuna?
		ponen la vacuna de la gripe en la escuela
		ya recibieron el papel de las vacunas de mi niña
		exencion religiosa de vacunas
		la enfermera puede ponerle las inyecciones?
		requisitos de vacunacion para middle school
		donde queda el departamento de salud para las vacunas
		le toca el refuerzo de tetanos?
		puedo mandar foto de la cartilla de vacunas
		brote de sarampion, puede ir mi hijo sin vacuna?
		shot record de mi hijo por favor
		que vacunas necesita mi hijo
		donde vacunan a los niños
		le faltan vacunas a mi hijo?
		mi hija necesita sus vacunas
		vacunas para la escuela
		cuales vacunas son requeridas
		ya tiene sus vacunas mi hijo
		como entrego el record de vacunas
		copia de las vacunas de mi hija
		puede empezar la escuela sin vacunas?
		vacunas gratis donde
		esta al dia con las vacunas mi hija?
		necesita vacunas para kinder?
		me dijeron que le falta una vacuna
		exencion de vacunas
		$words$),

	-- Language and people
	('request_language',
		$$Claro que sí. Tiene derecho a recibir información en su idioma y a un intérprete gratis. Ya pasamos su
		petición.$$,
		$words$
		en español por favor
		me puede mandar los mensajes en español
		no entiendo ingles
		necesito un interprete para la junta
		hay alguien que hable español?
		no hablo ingles
		quiero los textos en español
		me pueden traducir la carta
		puede cambiar mi idioma a español
		hablan español?
		mi mama habla mixteco y necesita interprete
		prefiero en ingles
		el papel viene en ingles y no lo entiendo
		tienen traductor para la conferencia?
		mande la información en mi idioma
		español pls
		solo hablo espanol
		hay alguna secretaria bilingüe
		que me llame alguien que hable español
		no sé leer inglés
		necesito traduccion de la boleta
		hablamos k'iche' en la casa, hay quien traduzca
		porque me mandan en ingles si yo hablo español
		puede repetirlo en español
		quiero un traductor
		no le entendi, esta en ingles
		poner idioma español
		no hablo inglés, español por favor
		mande los mensajes en español
		necesito traductor
		necesito a alguien que hable español
		puede escribir en español
		no entiendo el mensaje esta en ingles
		lo puede traducir
		hay interprete?
		solo español
		me lo puede mandar en español
		quiero la carta en español
		puedo hablar con alguien en español
		interprete de español por favor
		mi idioma es español
		necesito interprete de mam
		me gustaria los mensajes en los dos idiomas
		quiero el manual en español
		no hablo nada de ingles me ayuda en español
		$words$),
	('request_human',
		$$Claro. Una persona de {{school.name}} le va a responder por texto. {{#school.phone}}Si es urgente, llame
		al {{school.phone}}.{{/school.phone}}$$,
		$words$
		quiero hablar con una persona
		me puede llamar alguien por favor
		persona
		es una persona o un robot?
		necesito hablar con alguien de la escuela
		agente
		que me llame la directora
		no me entiende, quiero hablar con alguien
		puedo hablar con una persona de verdad
		me pueden regresar la llamada
		con un humano por favor
		no quiero mensajes automaticos
		hablar con alguien
		pueden llamarme mañana despues de las 5
		hay alguien ahí?
		quiero que me llame la consejera
		esto es una maquina?
		comuniqueme con una persona
		no contestaste mi pregunta, pasame con alguien
		prefiero hablar por telefono con alguien
		quien me esta escribiendo
		operadora
		necesito q alguien me marque
		alguien lee estos mensajes?
		dígale a la maestra que me llame
		quiero hablar con el personal de la oficina
		representante
		es un asunto delicado prefiero tratarlo con una persona
		pasame con un humano
		puede llamarme la de asistencia?
		ya llame y nadie me atiende, que alguien me llame
		no eres real verdad, quiero hablar con alguien real
		me gustaría que me contactara alguien
		ocupo hablar con la principal que me marque
		que una persona me conteste
		este bot no sirve quiero una persona
		quiero hablar con alguien
		puede llamarme alguien
		llameme por favor
		necesito hablar con una persona
		hablar con una persona
		quiero que me llamen
		puedo hablar con alguien de la oficina
		me puede llamar la maestra
		estoy hablando con un robot?
		persona real
		quiero hablar con una persona real
		pueden llamarme
		que alguien me llame por favor
		necesito que me llamen
		puede ayudarme una persona
		quiero hablar con la maestra
		quiero hablar con el director
		me urge hablar con alguien
		que me conteste una persona de verdad
		digale a alguien de la oficina que me llame
		un humano por favor
		$words$),
	('complaint',
		$$Lamentamos lo ocurrido. Una persona de {{school.name}} va a leer su mensaje y le va a contactar.$$,
		$words$
		quiero poner una queja
		la secretaria fue muy grosera conmigo
		nadie contesta el telefono nunca
		estoy muy molesta con la escuela
		la maestra le grito a mi hijo enfrente de todos
		es una falta de respeto como nos tratan
		pésimo servicio
		llevo dos semanas esperando respuesta
		el director no me hace caso
		no es justo que suspendan a mi hijo y al otro no
		voy a ir a la mesa directiva
		la maestra le tiene mala voluntad a mi hija
		esta escuela no sirve
		nunca avisan de nada
		como pongo una queja contra un maestro
		el maestro no enseña por eso estan reprobando
		me colgaron el telefono
		nos discriminan por ser latinos
		ya estoy cansada de lo mismo
		los baños estan sucios
		le quitaron el recreo a todo el salon, no me parece
		me prometieron ayuda y nunca hicieron nada
		la fila para recoger es un desastre
		estoy inconforme con la decision del director
		que mal organizados estan
		voy a cambiar a mis hijos de escuela por el mal trato
		no me gusto como me hablo la subdirectora
		tengo una queja
		quiero quejarme de una maestra
		la maestra es grosera con mi hijo
		no estoy contenta con la escuela
		estoy muy enojada con la escuela
		nadie me contesta ni me llaman
		la maestra grita mucho
		el trato de la oficina es muy malo
		nadie me escucha en la escuela
		que mal servicio
		esto es ridiculo
		la directora no hace nada
		es injusto lo que le hicieron a mi hijo
		el personal es muy grosero
		no me gusta como tratan a mi hija
		estoy frustrada con esta escuela
		ya hable 5 veces y nadie me llama
		la escuela nunca informa a los padres
		el maestro trata mal a mi hijo
		una queja de la oficina
		me ignoran cada vez que voy
		estoy decepcionada de la escuela
		la directora fue muy grosera y no me escucho
		estoy furiosa con la escuela
		le he escrito al director 4 veces y no responde
		la maestra humillo a mi hijo
		mala comunicacion de la escuela
		quiero presentar una queja formal
		no estoy satisfecha con la respuesta
		que clase de escuela es esta
		castigaron a mi hija por algo que no hizo
		la recepcionista tiene muy mala actitud
		me dieron vueltas y nadie resuelve nada
		deberia darles verguenza
		no me gusta esa maestra
		inaceptable
		me mintieron sobre la suspension
		tratan a mi hijo como delincuente
		es una burla como atienden en esa oficina
		el maestro es irrespetuoso con mi hija
		dejen de castigar a mi hijo por nada
		la enfermera fue grosera
		$words$),
	('wrong_number',
		$$Disculpe, y gracias por avisar. Vamos a revisar este número. Para no recibir más mensajes, responda
		STOP.$$,
		$words$
		numero equivocado
		se equivoco de persona
		yo no tengo hijos en esa escuela
		no conozco a ningun Diego
		no soy la mamá de Sofía
		este no es el numero de la señora Garcia
		quien es? yo no tengo hijos
		mis hijos ya son grandes
		acabo de comprar este numero, no es mio ese mensaje
		aqui no vive nadie con ese nombre
		esta equivocado
		mi hija no va a esa escuela
		creo que tiene mal el numero
		ese niño no es mio
		no soy el papa
		ya nos mudamos y mis hijos no van ahi desde hace 2 años
		me llegan mensajes de un niño que no conozco
		ese mensaje no es para mi
		no tengo ningun estudiante en la escuela
		se equivocaron de telefono
		numero incorrecto
		mi hijo ya se graduo
		yo soy soltero y sin hijos, numero equivocado
		este telefono era de otra persona
		no se de quien me habla
		wrong number señora
		esta hablando con otra persona
		la persona que busca ya no tiene este numero
		no soy su tutora, el niño ya no vive conmigo
		nunca he tenido hijos en ese distrito
		por error me mandan mensajes a mi
		ese alumno no es nada mio
		vivo en otro estado, no es para mi
		es un negocio, se equivoca de numero
		no es aqui
		de que escuela es? no tengo niños
		numero equivocado no tengo hijos
		tiene el numero equivocado
		este es un numero equivocado
		no tengo hijos
		no es mi hijo
		no conozco a esa persona
		no soy la mama
		mi hijo no va a esa escuela
		yo no soy la persona que busca
		no se quien es
		mis hijos ya no van a esa escuela
		no tengo niños en la escuela
		persona equivocada
		este numero ya no es de ella
		se equivoco de numero
		yo no tengo ningun hijo ahi
		quien habla? no conozco ese nombre
		deje de mandarme mensajes, yo no tengo hijos ahi
		me llegan avisos de un niño que no es mio
		este ya no es el telefono de Carla
		$words$),
	('change_contact',
		$$Gracias. Por seguridad, la oficina de {{school.name}} le contactará para confirmar el cambio. Tenga su
		ID a la mano.$$,
		$words$
		cambie de numero de telefono
		tengo nuevo celular, lo pueden actualizar
		mi numero nuevo es 555-0142
		nos cambiamos de direccion
		quiero actualizar mis datos
		pueden mandarle los mensajes a mi esposo mejor
		agreguen mi numero tambien, soy el papá
		quiten a mi ex de los contactos
		como cambio mi correo en la escuela
		necesito cambiar los contactos de emergencia
		este es mi numero nuevo para el archivo de mi hija
		agregar a mi mama como contacto de emergencia
		el telefono que tienen ya no es, usen este
		mi direccion nueva es 210 Pine
		actualizar informacion por favor
		perdi mi telefono y este es el nuevo
		los mensajes le llegan al papa y yo quiero recibirlos
		donde cambio mi numero, en la escuela o en el distrito
		me case y cambio mi apellido
		pongan mi celular como principal
		el correo que tienen esta mal
		ahora vive conmigo, cambien el contacto por favor
		quiero que mi esposa tambien reciba los textos
		cambio de domicilio
		tengo otro email
		pueden agregar a la abuelita para recibir avisos?
		mi linea se va a cortar, llamen a este otro numero
		borren el telefono de la casa ya no lo tenemos
		corregir mi nombre en el sistema
		la custodia cambio y quiero actualizar los contactos
		mejor manden textos a este celular
		ya no trabajo ahi, quiten el numero del trabajo
		soy la mamá de Abril, le escribo de mi nuevo número
		update de mi numero por favor
		como agrego un segundo numero
		a quien le aviso que cambiamos de casa
		cambie mi numero
		tengo numero nuevo
		cambio mi numero de telefono
		quiero cambiar mi numero
		como cambio mi numero de telefono
		necesito actualizar mi direccion
		nos mudamos y tengo nueva direccion
		actualizar mi informacion de contacto
		puede agregar el numero de mi esposo
		quiero agregar un contacto de emergencia
		puede quitar el numero del papa
		este es mi nuevo telefono
		mande los mensajes a mi esposa
		tengo nuevo correo
		cambiar numero de telefono
		nuevo numero
		actualice mi telefono por favor
		cambio de direccion
		el numero que tienen es viejo
		quiero poner mi nuevo celular en el sistema
		el numero viejo ya no funciona, este es el nuevo
		mi esposa no recibe mensajes, agregue su numero
		nuevo domicilio y telefono
		actualice el archivo de mi hija con nuestra direccion nueva
		cambiar el correo que tienen
		$words$),

	-- Conversation
	('greeting',
		$$¡Hola! Gracias por escribir a {{district.name}}. ¿En qué le ayudamos?$$,
		$words$
		hola
		buenos dias
		buenas tardes
		buenas noches
		buenas
		hola que tal
		hola buenos días
		como esta
		hola soy la mama de Luis
		que onda
		hola buenas tardes como estan
		saludos
		hola una pregunta
		disculpe, tengo una pregunta
		muy buenos dias
		holaa
		hola soy el papa de Camila
		buen dia
		hola como estas
		ola
		alo
		bueno?
		hola maestra
		hola quisiera preguntar algo
		hola otra vez
		que tal buenas tardes
		hello buenos dias
		hola como esta usted
		buenos días
		hola buenas noches
		hola buenas
		hola mi nombre es Carmen
		buenos dias soy la mama de Jorge
		hola me puede ayudar
		tengo una pregunta
		una pregunta
		buenas tardes maestra
		hola disculpe
		buenos dias como estan
		hola hola
		hola soy papa de un estudiante
		$words$),
	('thanks',
		$$¡De nada! Escriba cuando guste.$$,
		$words$
		gracias
		muchas gracias
		ok gracias
		mil gracias
		gracias por avisar
		muy amable
		perfecto gracias
		esta bien
		ok
		de acuerdo
		gracias por la informacion
		entendido
		gracias por su ayuda
		se lo agradezco
		bueno gracias
		dios lo bendiga
		si gracias
		enterada, gracias
		gracias igualmente
		que tenga buen dia
		excelente muchas gracias
		grasias
		thank you maestra
		gracias por preocuparse por mi hijo
		sale gracias
		listo gracias
		adios
		gracias por todo
		ok muchas gracias
		gracias muy amable
		gracias por su tiempo
		gracias por ayudarme
		muchisimas gracias
		okey gracias
		gracias buen dia
		esta bien gracias
		perfecto
		si esta bien
		vale
		gracias le agradezco mucho
		ah ok gracias
		de nada
		todo bien gracias
		gracias por contestar
		$words$),
	('opt_out',
		$$No le mandaremos más mensajes de {{district.name}}. Para volver, responda START.$$,
		$words$
		alto
		ya no me manden mensajes
		parar
		no quiero recibir mensajes
		cancelar
		dejen de mandarme textos
		quitenme de la lista
		no me escriban mas
		stop por favor
		no mas mensajes
		como le hago para que ya no me lleguen mensajes
		borren mi numero, no quiero textos
		basta de mensajes
		ya no quiero estos textos
		por favor no me envien mas mensajes
		quiero cancelar los mensajes
		no me molesten
		darme de baja de los mensajes
		dejen de molestar con tantos textos
		saquenme de su lista
		no deseo recibir más mensajes de texto
		me llegan muchos mensajes, ya no manden
		no me vuelvan a mandar textos
		ya paren con los mensajes
		no quiero que me manden nada
		remover mi telefono
		como cancelo esto
		terminar mensajes
		no autorizo que me manden textos
		ya no me texteen
		detener los mensajes
		eliminar mi numero de los avisos
		fin a los mensajes
		me cobran por cada mensaje, ya no me manden
		no gracias no quiero mensajes
		unsubscribe por favor
		no me manden mas mensajes
		por favor ya no me manden mensajes
		no quiero mas mensajes
		no me envien mensajes
		deje de mandarme mensajes
		quiero dejar de recibir mensajes
		no quiero recibir mas textos
		quiteme de la lista
		ya no quiero recibir mensajes
		dejen de enviarme mensajes
		no me texteen mas
		paren de mandar mensajes
		no me escriban
		quiten mi numero
		cancelar mensajes
		no mas textos por favor
		deje de escribirme
		no quiero mensajes de la escuela
		salir de la lista
		no necesito estos mensajes
		ya estuvo con los mensajes, paren
		quiero que dejen de mandarme textos
		como me salgo de esta lista
		yo no pedi estos mensajes
		no me interesan los mensajes
		ya basta
		dejen de textear
		por favor retiren mi numero de la lista
		no mas
		cancelen mis mensajes
		deseo cancelar los mensajes de texto
		no quiero que me lleguen mas textos
		quiten este telefono de la lista de mensajes
		ya no me manden nada
		no me envien nada mas
		basta ya no me escriban
		$words$),
	('opt_in',
		$$Para recibir mensajes de {{district.name}}, responda START. Para parar, responda STOP.$$,
		$words$
		quiero recibir mensajes otra vez
		iniciar
		empezar
		comenzar mensajes
		si quiero mensajes
		como me suscribo a los textos
		vuelvan a mandarme mensajes
		apunteme para los mensajes de texto
		por error puse stop
		reactivar mensajes
		quiero que me lleguen los avisos de nuevo
		start por favor
		suscribirme
		me di de baja por equivocacion
		ya no me llegan los mensajes, los pueden activar otra vez
		activar textos
		si acepto recibir mensajes
		quiero recibir los textos de asistencia
		continuen mandandome mensajes
		sí me pueden mandar mensajes
		volver a recibir textos
		anotenme en la lista de mensajes
		cambie de opinion, manden los textos
		como activo las alertas
		prender notificaciones
		no queria cancelar, actívenlos
		si autorizo los textos
		quiero entrar al programa de mensajes
		quiero recibir mensajes
		quiero volver a recibir mensajes
		mandenme mensajes otra vez
		si quiero recibir mensajes de la escuela
		quiero suscribirme
		como recibo los mensajes
		activar mensajes
		puse stop por error, quiero los mensajes
		me pueden volver a mandar textos
		quiero los mensajes de nuevo
		inscribirme a los mensajes
		como hago para recibir textos de la escuela
		agregueme a la lista de mensajes
		si mandenme mensajes
		reanudar mensajes
		empiecen a mandarme mensajes otra vez
		continuar
		alta en los mensajes
		quiero recibir los mensajes de texto
		dije stop pero quiero empezar otra vez
		vuelva a activar mis mensajes
		acepto los mensajes
		mandeme los avisos por texto
		como vuelvo a recibir los mensajes
		si empezar
		reinscribirme a los textos
		quiero que me manden textos
		deseo recibir los mensajes
		fue un error cancelar, quiero seguir recibiendo
		pongame en la lista
		si quiero los textos
		$words$),
	('help',
		$$Somos {{district.name}}. Pregunte por asistencia, bus o comidas. PERSONA: alguien le responde. STOP: no
		más mensajes. {{#district.phone}}{{district.phone}}{{/district.phone}}$$,
		$words$
		ayuda
		como funciona esto
		que puedes hacer
		que es esto
		informacion
		para que es este numero
		info por favor
		que puedo preguntar aqui
		menu
		opciones
		como uso este servicio
		quien manda estos mensajes
		por que me llego este mensaje
		es de la escuela este numero?
		puedo hacer preguntas aqui?
		no se como usar esto
		que tipo de preguntas contesta
		esto tiene costo?
		instrucciones
		que servicio es este
		de parte de quien son los mensajes
		explíqueme como funciona
		es estafa o si es de la escuela
		tengo que contestar estos mensajes?
		que palabras escribo
		ayuda para usar los mensajes
		en que me puede ayudar
		cada cuanto mandan mensajes
		como me puede ayudar
		que es este numero
		que puede hacer este servicio
		necesito ayuda
		me puede ayudar
		como se usa
		para que sirve esto
		quien es usted
		es la escuela?
		que opciones hay
		en que me pueden ayudar por aqui
		como funciona este numero
		que informacion tienen
		no entiendo como funciona
		que hace este numero
		se puede preguntar cualquier cosa?
		quien me escribe
		cuesta algo mandar mensajes
		me llego un texto de este numero, que es
		que cosas me puede decir
		explique que es esto
		como hago una pregunta
		que es este programa
		que le puedo preguntar
		que debo escribir
		que eres
		que puedo hacer con este numero
		para que es este servicio de mensajes
		$words$)
$kit$;
COMMENT ON FUNCTION minibot_internal.starter_words_es() IS
	'The starter kit in Spanish: what answers each intent, and how families say it, a text a line';
