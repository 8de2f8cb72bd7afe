/*
 * trainer.h
 *
 * The process that trains the classifier for a worker; see trainer.c.
 */
#ifndef MINIBOT_TRAINER_H
#define MINIBOT_TRAINER_H

/* Start one where training is due; called every minibot.training_interval */
extern void TrainerTend(bool due);

/* Whether one runs */
extern bool TrainerIsAtWork(void);

/* Its main function, which the postmaster finds by name */
extern PGDLLEXPORT void MinibotTrainerMain(Datum main_arg);

#endif							/* MINIBOT_TRAINER_H */
