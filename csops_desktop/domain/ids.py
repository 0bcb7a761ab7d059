"""Typed ids, so that a card's id is never handed to a command that wants an ask's. Standard library only."""

from typing import NewType

ResponsibilityId = NewType("ResponsibilityId", int)
CriterionId = NewType("CriterionId", int)
PlanStepId = NewType("PlanStepId", int)
AskId = NewType("AskId", int)
PersonId = NewType("PersonId", int)
SavedViewId = NewType("SavedViewId", int)
DocumentId = NewType("DocumentId", int)
VersionId = NewType("VersionId", int)
VerificationId = NewType("VerificationId", int)
AttachmentId = NewType("AttachmentId", int)
CommitmentId = NewType("CommitmentId", int)
NudgeId = NewType("NudgeId", int)
MetricId = NewType("MetricId", int)
ImprovementId = NewType("ImprovementId", int)
InitiativeId = NewType("InitiativeId", int)
ConditionId = NewType("ConditionId", int)
PriorityId = NewType("PriorityId", int)
RequestId = NewType("RequestId", int)
ChangeId = NewType("ChangeId", int)
