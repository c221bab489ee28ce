"""How far the jobs of one cell are, asked of the driver's status tracker in as few calls as can be."""
from .. import contract

_SHOWN_STAGES = 4


class ClassicProgress:
    """Looks for the newest job of the tag, then follows its stages until none is at work."""

    def __init__(self, scala_context, tag):
        self.tag = tag
        self._tracker = scala_context.statusTracker()
        self._job = None
        self._stages = {}
        self._ended = 0

    def read(self):
        """The stages at work and their job; no stages when none is."""
        read = self._follow()
        if not read:
            self._search()
            read = self._follow()
        return read, self._job

    def _follow(self):
        read = []
        for stage, total in list(self._stages.items()):
            info = self._tracker.getStageInfo(stage)
            done, running, failed = _counts(info)
            if done >= total:
                del self._stages[stage]
            elif done or running or failed:
                read.append(contract.progress_stage(stage, done, total, running, failed))
        return read[:_SHOWN_STAGES]

    def _search(self):
        """Newest first; jobs that had ended at an earlier look are not looked at again."""
        self._job, self._stages = None, {}
        jobs = sorted(self._tracker.getJobIdsForTag(self.tag), reverse=True)
        for job in jobs[:len(jobs) - self._ended]:
            found = self._tracker.getJobInfo(job)
            if found.isEmpty() or found.get().status().toString() != "RUNNING":
                continue
            stages = {}
            for stage in found.get().stageIds():
                info = self._tracker.getStageInfo(stage)
                if info.isDefined():
                    stages[stage] = info.get().numTasks()
            self._job, self._stages = job, stages
            return
        self._ended = len(jobs)


def _counts(info):
    if info.isEmpty():
        return 0, 0, 0
    stage = info.get()
    return stage.numCompletedTasks(), stage.numActiveTasks(), stage.numFailedTasks()
