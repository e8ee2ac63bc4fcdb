using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Npgsql;
using RightsRequests.Law;
using RightsRequests.Letters;
using SmtpRefused = MailKit.Security.AuthenticationException;
using TlsRefused = System.Security.Authentication.AuthenticationException;

namespace RightsRequests.Diagnosis;

/// <summary>Why a server cannot be used, in the words of whoever must mend it. Never in a library's own, which may quote what was sent.</summary>
public static class WhyAway
{
    /// <summary>Whatever the server is.</summary>
    public static readonly BilingualText SignInRefused = new("utilisateur ou mot de passe refusé", "user or password refused");

    /// <summary>True where the database could not be reached, let nobody in, or broke off: whatever lies under it.</summary>
    public static bool IsDatabase(Exception failure) => Chain(failure).Any(one => one is NpgsqlException or SocketException or TimeoutException);

    /// <summary>True where the other side was waited for in vain, and whoever waited did nothing else.</summary>
    public static bool IsSilence(Exception failure) => Chain(failure).Any(one => one is TimeoutException or OperationCanceledException or SocketException { SocketErrorCode: SocketError.TimedOut });

    /// <summary>The first cause there are words for; else the kind of the innermost.</summary>
    public static BilingualText Of(Exception failure) =>
        Chain(failure).Select(Known).FirstOrDefault(words => words is not null)
        ?? new(failure.GetBaseException().GetType().Name, failure.GetBaseException().GetType().Name);

    /// <summary>A failure and what lies under it, the outermost first.</summary>
    public static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    private static BilingualText? Known(Exception one) => one switch
    {
        PostgresException refused => Refused(refused.SqlState),
        NpgsqlException { InnerException: null } unsafely when unsafely.Message.Contains("SSL", StringComparison.Ordinal) => new("TLS demandé et non offert : SSL Mode", "TLS asked for and not offered: SSL Mode"),
        LetterWaitsException { Why: "no-answer" } => new("injoignable, ou sa réponse n'est pas un jeton", "cannot be reached, or its answer is no token"),
        LetterWaitsException { Why: "refused" } => new("elle refuse, ou répond autre chose que ce qui est demandé", "it refuses, or answers something else than was asked"),
        LetterWaitsException { Why: "other-policy" } => new("elle suit une autre politique que RIGHTS__TimeAuthority__Policy", "it follows another policy than RIGHTS__TimeAuthority__Policy"),
        LetterWaitsException { Why: "not-trusted" } => new("sa signature ne mène pas aux racines de RIGHTS__TimeAuthority__Trust", "its signature does not lead to the roots of RIGHTS__TimeAuthority__Trust"),
        SmtpRefused => SignInRefused,
        SslHandshakeException or TlsRefused => new("certificat non admis, ou TLS refusé", "certificate not trusted, or TLS refused"),
        FolderNotFoundException => new("ce dossier n'existe pas", "no such folder"),
        NotSupportedException => new("le serveur n'offre pas STARTTLS", "the server offers no STARTTLS"),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new("rien n'écoute à cette adresse", "nothing listens at this address"),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new("nom de machine inconnu", "unknown host name"),
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => new("aucun chemin vers cette machine", "no route to this machine"),
        SocketException { SocketErrorCode: SocketError.TimedOut } or TimeoutException or OperationCanceledException => new("pas de réponse à temps", "no answer in time"),
        SocketException { SocketErrorCode: SocketError.ConnectionReset } or EndOfStreamException or ServiceNotConnectedException => new("la connexion a été coupée", "the connection was broken off"),
        _ => null,
    };

    // The text of PostgreSQL may quote values; its code does not.
    private static BilingualText Refused(string state) => state switch
    {
        "28P01" or "28000" => SignInRefused,
        "3D000" => new("cette base n'existe pas : createdb", "no such database: createdb"),
        "42P01" or "42703" => new("son schéma n'est pas celui du programme : rights-requests migrate", "its schema is not this program's: rights-requests migrate"),
        "42501" => new("droits insuffisants", "not allowed to"),
        "53300" => new("plus de connexion libre : max_connections", "no connection left: max_connections"),
        "53100" => new("disque plein", "disk full"),
        "57P03" or "57P01" or "57P02" => new("elle démarre ou s'arrête", "it is starting or stopping"),
        _ => new($"SQLSTATE {state}", $"SQLSTATE {state}"),
    };
}
