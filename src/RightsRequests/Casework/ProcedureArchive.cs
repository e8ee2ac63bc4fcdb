using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>The procedures that cases began with, whatever the policy pack says by now.</summary>
public sealed class ProcedureArchive(OfficeDb db, Policy policy, ProcedureParser parse, KeptProcedures kept)
{
    /// <exception cref="InvalidOperationException">The text is not stored or can no longer be read.</exception>
    public async Task<Procedure> ReadAsync(Right right, string hash, CancellationToken cancel)
    {
        var inForce = policy.Procedures[right];
        if (inForce.Hash == hash)
        {
            return inForce;
        }

        var text = await db.ProcedureTexts.Where(row => row.Hash == hash).Select(row => row.Text).SingleOrDefaultAsync(cancel)
            ?? throw new InvalidOperationException($"The procedure {hash} is not stored.");
        return parse(right, text);
    }

    /// <summary>Keeps the procedure that a new case begins with.</summary>
    public async Task KeepAsync(Procedure procedure, CancellationToken cancel)
    {
        // What was there before stays: a text is never taken away.
        if (!kept.Contains(procedure.Hash) && await db.Database.ExecuteSqlAsync(
            $"INSERT INTO procedure_texts (hash, \"right\", text) VALUES ({procedure.Hash}, {procedure.Right.Word()}, {procedure.Text}) ON CONFLICT DO NOTHING",
            cancel) == 0)
        {
            kept.Add(procedure.Hash);
        }
    }
}
