using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Opens a case in the transaction of its request.</summary>
internal sealed class CaseOpener(Policy policy, ProcedureArchive procedures, CaseMover mover)
{
    /// <summary>Tells the cases that were open before of the new ones: an erasure waits for an access.</summary>
    public async Task TellAsync(IReadOnlyList<RelatedCase> before, IReadOnlyList<CaseState> opened, CancellationToken cancel)
    {
        foreach (var other in before.OrderBy(one => one.Id))
        {
            foreach (var state in opened)
            {
                await mover.MoveAsync(other.Id, new RelatedCaseOpened($"related-opened/{state.Id:N}", new(state.Id, state.Right, Open: true)), seenVersions: null, cancel);
            }
        }
    }

    /// <summary>The case, opened and to be written.</summary>
    public async Task<Written> OpenAsync(RequestRow request, DataKey key, CaseState initial, CaseEntry? entered, Instant now, CancellationToken cancel)
    {
        var procedure = policy.Procedures[initial.Right];
        await procedures.KeepAsync(procedure, cancel);
        var row = new CaseRow
        {
            Id = initial.Id,
            RequestId = request.Id,
            Reference = initial.Reference,
            Right = initial.Right.Word(),
            State = "",
            Step = "",
            Controller = initial.Controller,
            ReceivedOn = initial.ReceivedOn,
            ProcedureHash = procedure.Hash,
            Content = [],
            OpenedAt = now,
            AuditHead = AuditChain.Start,
        };
        using var span = OfficeTrace.Event("opened", row.Id, row.Right, before: null);
        var opened = CaseMachine.Open(policy, procedure, new(initial, now, entered));
        return new(row, key, procedure, Before: null, opened, now);
    }
}
