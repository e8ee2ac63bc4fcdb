using RightsRequests.Storage;

namespace RightsRequests.Diagnosis;

/// <summary>Whether the key file is safe, whole, and of this database.</summary>
public sealed class KeyDiagnosis(OfficeDb db, KeyFile keys, KeyCutter cutter, KeyFit fit, OfficeOptions options)
{
    private const string Keys = "keys";

    /// <param name="withDatabase">False where the database is away: then only the file is looked at.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(bool withDatabase, CancellationToken cancel)
    {
        var faults = new[] { Form(), Access(), Folder(), withDatabase ? await DatabaseAsync(cancel) : null, withDatabase ? await WaitingAsync(cancel) : null }.OfType<Finding>().ToList();
        return faults.Count > 0 ? faults : [Finding.Good(Keys, $"génération {keys.Content.Current}", $"generation {keys.Content.Current}")];
    }

    private Finding? Form() =>
        keys.Content.Current == 0 ? Finding.Fault(Keys, "le fichier de clés a sa première forme, une sauvegarde y resterait lisible : rights-requests keys rotate", "the key file has its first form, with which back-ups stay readable: rights-requests keys rotate")
        : keys.Content.Generations.Count() > 1 ? Finding.Fault(Keys, "une rotation n'est pas finie : rights-requests keys rotate", "a rotation is not finished: rights-requests keys rotate")
        : null;

    private Finding? Access() =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(options.KeyEncryptionKeyFile) & (UnixFileMode)0b000_111_111) == 0
            ? null
            : Finding.Fault(Keys, "d'autres comptes peuvent lire le fichier de clés : chmod 600", "other accounts may read the key file: chmod 600");

    // Keys of what was erased are cut by a new file in the old one's place.
    private Finding? Folder()
    {
        var probe = $"{options.KeyEncryptionKeyFile}.probe";
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Finding.Fault(Keys, "le dossier des clés ne s'écrit pas : ce qui est effacé resterait lisible dans les sauvegardes", "the key directory cannot be written: what is erased would stay readable in back-ups");
        }
    }

    private async Task<Finding?> DatabaseAsync(CancellationToken cancel) =>
        await fit.FaultAsync(cancel) is { } wrong ? Finding.Fault(Keys, wrong.Fr, wrong.En)
        : keys.Content.Database is { } bound && bound != await db.NameForKeysAsync(cancel)
            ? Finding.Fault(Keys, "le fichier de clés sert une autre base ; si celle-ci la remplace : rights-requests keys adopt", "the key file serves another database; if this one takes its place: rights-requests keys adopt")
            : null;

    private async Task<Finding?> WaitingAsync(CancellationToken cancel) =>
        await cutter.WaitingAsync(cancel) is { Count: > 100 and var count }
            ? Finding.Fault(Keys, $"{count} clés détruites sont encore dans le fichier : un worker tourne-t-il ? sinon rights-requests retention", $"{count} destroyed keys are still in the file: does a worker run? else rights-requests retention")
            : null;
}
