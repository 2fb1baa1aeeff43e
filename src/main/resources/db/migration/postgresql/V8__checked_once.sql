-- A slot is made in the statement that holds its task's row and of a participant read in the same transaction; a judgement
-- is written with its slot, an answer with its judgement, each under its state as condition. None of the rows they name is
-- ever removed. To look each of them up again and lock it cost a tenth of a label. H2 keeps these keys, and runs the same tests.
ALTER TABLE slot DROP CONSTRAINT slot_task_id_fkey;
ALTER TABLE slot DROP CONSTRAINT slot_participant_id_fkey;
ALTER TABLE judgement DROP CONSTRAINT judgement_slot_id_fkey;
ALTER TABLE answer DROP CONSTRAINT answer_judgement_id_fkey;
