using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Staff know a case by the reference on its letters, the machine by its id: a duplicate may be named either way.</summary>
internal sealed class TwinNaming(OfficeDb db, RelatedCases related)
{
    private const string Action = "mark-duplicate";
    private const string Field = "of";

    /// <summary>The fields with a reference of the same person's case, for the same right, replaced by its id; else as they are, for the machine to judge.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ByIdAsync(Guid caseId, string action, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        if (action != Action || !fields.TryGetValue(Field, out var of))
        {
            return fields;
        }

        var name = Guid.TryParse(of, out var id) ? id.ToString() : await IdAsync(caseId, of.Trim().ToUpperInvariant(), cancel);
        return name is null ? fields : new Dictionary<string, string>(fields) { [Field] = name };
    }

    private async Task<string?> IdAsync(Guid caseId, string reference, CancellationToken cancel)
    {
        var open = CaseStatus.Open.Word();
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(row => row.Id == caseId, cancel) is { } row
            ? (await related.OthersAsync(row, cancel)).FirstOrDefault(other => other.Reference == reference && other.Right == row.Right && other.State == open)?.Id.ToString()
            : null;
    }
}
