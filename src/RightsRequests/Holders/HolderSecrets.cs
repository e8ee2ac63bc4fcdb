using Npgsql;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Whether what holders are reached with is there, before the first of them is asked.</summary>
public static class HolderSecrets
{
    /// <summary>A sentence for each that is missing or unfit, French / English, without the secret itself.</summary>
    /// <param name="policy">Whose holders.</param>
    /// <param name="webhooks">Folder of the secrets of webhooks; null: not set.</param>
    /// <param name="databases">Folder of the databases' secrets; null: not set.</param>
    public static IEnumerable<string> Faults(Policy policy, string? webhooks, string? databases)
    {
        var signing = new WebhookSecrets(webhooks);
        var reaching = new SqlSecrets(databases);
        return policy.Holders.SelectMany(holder => holder.Transport switch
        {
            Transport.Webhook => Fault("RIGHTS__WebhookSecrets", holder.Id, "au moins 16 caractères / at least 16 characters", () => signing.Of(holder.Id)),
            Transport.Sql =>
            [
                .. Fault("RIGHTS__SqlHolders", holder.Id, "Host=…;Database=…;Username=…;Password=…", () => new NpgsqlConnectionStringBuilder(reaching.ConnectionString(holder.Id)).Host ?? throw new ArgumentException("Host")),
                .. Hashes(holder) ? Fault("RIGHTS__SqlHolders", holder.Id + ".hash-key", "au moins 32 caractères / at least 32 characters", () => reaching.HashKey(holder.Id)) : [],
            ],
            _ => Array.Empty<string>(),
        });
    }

    /// <summary>With what each database is reached, of those whose file can be read.</summary>
    /// <param name="policy">Whose holders.</param>
    /// <param name="directory">Folder of the databases' secrets; null: not set.</param>
    public static IEnumerable<(string Holder, string ConnectionString)> Databases(Policy policy, string? directory)
    {
        var reaching = new SqlSecrets(directory);
        foreach (var holder in policy.Holders.Where(holder => holder.Transport == Transport.Sql).Select(holder => holder.Id))
        {
            var text = "";
            if (!Fault("", holder, "", () => text = reaching.ConnectionString(holder)).Any())
            {
                yield return (holder, text);
            }
        }
    }

    private static bool Hashes(Holder holder) =>
        holder.Sql?.Changes.Values.Any(changes => changes.Any(change => change.Columns.Any(column => column.Masking == Masking.Hash))) == true;

    private static IEnumerable<string> Fault(string setting, string file, string right, Func<object> read)
    {
        try
        {
            read();
            return [];
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or IOException or UnauthorizedAccessException or ArgumentException or FormatException or InvalidCastException)
        {
            // Its own words may quote a password.
            return [$"{setting} : fichier '{file}' absent ou inutilisable / file '{file}' missing or unfit: {right}"];
        }
    }
}
