using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace RightsRequests.Storage;

/// <summary>The office's database. Scoped: all desks of a scope share it, so that they can share a transaction.</summary>
public sealed class OfficeDb : DbContext
{
    // A transaction that fails is left as a whole: no savepoints, which would cost two more round trips at each saving.
    public OfficeDb(DbContextOptions<OfficeDb> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<DataKeyRow> CaseKeys => Set<DataKeyRow>();
    public DbSet<ProcedureTextRow> ProcedureTexts => Set<ProcedureTextRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<EffectRow> Effects => Set<EffectRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<HolderQueryRow> HolderQueries => Set<HolderQueryRow>();
    public DbSet<HolderAnswerRow> HolderAnswers => Set<HolderAnswerRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<LetterRow> Letters => Set<LetterRow>();
    public DbSet<IssuedLetterRow> IssuedLetters => Set<IssuedLetterRow>();
    public DbSet<SealCertificateRow> SealCertificates => Set<SealCertificateRow>();
    public DbSet<MailRow> Mails => Set<MailRow>();
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();
    public DbSet<AccessSessionRow> AccessSessions => Set<AccessSessionRow>();
    public DbSet<SearchTokenRow> SearchTokens => Set<SearchTokenRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<EvidenceKeyRow> EvidenceKeys => Set<EvidenceKeyRow>();
    public DbSet<DevClockRow> DevClock => Set<DevClockRow>();
    public DbSet<RequestFileRow> RequestFiles => Set<RequestFileRow>();
    public DbSet<PostingRow> Postings => Set<PostingRow>();
    public DbSet<ImportedLineRow> ImportedLines => Set<ImportedLineRow>();
    public DbSet<MailDraftRow> MailDrafts => Set<MailDraftRow>();
    public DbSet<MailDraftFileRow> MailDraftFiles => Set<MailDraftFileRow>();
    public DbSet<RequestDraftRow> RequestDrafts => Set<RequestDraftRow>();
    public DbSet<DigestRow> Digests => Set<DigestRow>();
    public DbSet<CaseFigureRow> CaseFigures => Set<CaseFigureRow>();
    public DbSet<CaseOutcomeRow> CaseOutcomes => Set<CaseOutcomeRow>();
    public DbSet<PolicyFileRow> PolicyFiles => Set<PolicyFileRow>();
    public DbSet<SavedFilterRow> SavedFilters => Set<SavedFilterRow>();
    public DbSet<ListSettingsRow> ListSettings => Set<ListSettingsRow>();
    public DbSet<BulkRunRow> BulkRuns => Set<BulkRunRow>();
    public DbSet<BulkLineRow> BulkLines => Set<BulkLineRow>();
    public DbSet<DestroyedKeyRow> DestroyedKeys => Set<DestroyedKeyRow>();
    public DbSet<KeyGenerationRow> KeyGenerations => Set<KeyGenerationRow>();
    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();
    public DbSet<ListExportRow> ListExports => Set<ListExportRow>();

    public DbSet<HolderKeyRow> HolderKeys => Set<HolderKeyRow>();
    public DbSet<DsrRequestRow> DsrRequests => Set<DsrRequestRow>();
    public DbSet<DsrSendingRow> DsrSendings => Set<DsrSendingRow>();
    public DbSet<WaitingQueryRow> WaitingQueries => Set<WaitingQueryRow>();
    public DbSet<HolderInvitationRow> HolderInvitations => Set<HolderInvitationRow>();
    public DbSet<HolderFileRow> HolderFiles => Set<HolderFileRow>();
    public DbSet<HolderContentRow> HolderContents => Set<HolderContentRow>();
    public DbSet<HolderContentChunkRow> HolderContentChunks => Set<HolderContentChunkRow>();
    public DbSet<HolderPauseRow> HolderPauses => Set<HolderPauseRow>();

    private const int PreparedStatements = 100;

    /// <summary>One pool for the context and for hand-written statements.</summary>
    public static NpgsqlDataSource Source(string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        // What is asked again and again is parsed and planned once for each connection; behind a pooler that cannot bear it, the connection string says `Max Auto Prepare=0`.
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            source.ConnectionStringBuilder.MaxAutoPrepare = PreparedStatements;
        }

        // Nothing is left behind in a session: settings and locks are those of a transaction, which the pool itself ends.
        source.ConnectionStringBuilder.NoResetOnClose = true;
        source.UseNodaTime();
        return source.Build();
    }

    /// <summary>The one way to reach PostgreSQL, at run time and when migrations are made.</summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.UseNodaTime())
            .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RequestRow>().HasIndex(row => row.Reference).IsUnique();
        modelBuilder.Entity<CaseRow>(cases =>
        {
            cases.HasIndex(row => row.RequestId);
            cases.HasOne<RequestRow>().WithMany().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<DataKeyRow>().HasKey(row => row.RequestId);
        modelBuilder.Entity<ProcedureTextRow>().HasKey(row => row.Hash);
        modelBuilder.Entity<AuditEntryRow>().HasKey(row => new { row.CaseId, row.Number });
        modelBuilder.Entity<EffectRow>(effects =>
        {
            effects.HasIndex(row => new { row.CaseId, row.Key }).IsUnique();
            // In the order in which they are claimed, to the last column: else all that wait are read and sorted for each few.
            effects.HasIndex(row => new { row.NextAt, row.Id }).HasFilter("state = 'pending'");
        });
        modelBuilder.Entity<TimerRow>(timers =>
        {
            timers.HasKey(row => new { row.CaseId, row.Key });
            timers.HasIndex(row => new { row.FireAt, row.CaseId, row.Key });
        });
        modelBuilder.Entity<InboxRow>().HasKey(row => new { row.CaseId, row.EventKey });
        modelBuilder.Entity<HolderQueryRow>().HasKey(row => row.QueryId);
        modelBuilder.Entity<HolderAnswerRow>(answers =>
        {
            answers.HasIndex(row => new { row.QueryId, row.Hash }).IsUnique();
            answers.HasIndex(row => row.CaseId);
        });
        modelBuilder.Entity<IncidentRow>().HasIndex(row => row.CaseId);
        modelBuilder.Entity<IncidentRow>().HasIndex(row => row.At);
        modelBuilder.Entity<LetterRow>(letters =>
        {
            letters.HasIndex(row => row.CaseId);
            letters.HasIndex(row => row.Proof);
        });
        modelBuilder.Entity<IssuedLetterRow>().HasKey(row => row.Sha256);
        modelBuilder.Entity<SealCertificateRow>().HasKey(row => row.Sha256);
        modelBuilder.Entity<IdempotencyKeyRow>().HasKey(row => row.KeyHash);
        modelBuilder.Entity<AccessSessionRow>().HasIndex(row => row.RequestId);
        modelBuilder.Entity<SearchTokenRow>().HasKey(row => new { row.TokenHash, row.RequestId });
        modelBuilder.Entity<SearchTokenRow>().HasIndex(row => row.RequestId);
        modelBuilder.Entity<EvidenceRow>().HasIndex(row => row.CaseId);
        modelBuilder.Entity<EvidenceKeyRow>().HasKey(row => row.EvidenceId);
        modelBuilder.Entity<DevClockRow>().Property(row => row.Id).ValueGeneratedNever();
        modelBuilder.HasSequence<long>("key_leaves");
        modelBuilder.Entity<DestroyedKeyRow>().HasKey(row => new { row.Generation, row.Leaf });
        modelBuilder.Entity<KeyGenerationRow>().Property(row => row.Id).ValueGeneratedNever();
        ConfigureIntake(modelBuilder);
        ConfigureFigures(modelBuilder);
        ConfigureWorklist(modelBuilder);
        ConfigureHolders(modelBuilder);
    }

    private static void ConfigureHolders(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<HolderKeyRow>(keys =>
        {
            keys.HasIndex(row => row.KeyHash).IsUnique();
            keys.HasIndex(row => row.Holder);
        });
        modelBuilder.Entity<WaitingQueryRow>(waiting =>
        {
            waiting.HasKey(row => row.QueryId);
            // In the order in which they are fetched, to the last column: else all that wait are read and sorted for each few.
            waiting.HasIndex(row => new { row.Holder, row.PlacedAt, row.QueryId });
            waiting.HasIndex(row => row.CaseId);
        });
        modelBuilder.Entity<HolderInvitationRow>(invitations =>
        {
            invitations.HasIndex(row => row.CodeHash).IsUnique();
            invitations.HasIndex(row => row.TokenHash);
            invitations.HasIndex(row => row.QueryId);
            invitations.HasIndex(row => row.CaseId);
        });
        modelBuilder.Entity<DsrRequestRow>(requests =>
        {
            requests.HasKey(row => new { row.Controller, row.SubjectRequestId });
            requests.HasIndex(row => row.CaseId);
        });
        modelBuilder.Entity<DsrSendingRow>(sendings =>
        {
            sendings.HasKey(row => row.QueryId);
            sendings.HasIndex(row => row.SubjectRequestId).IsUnique();
            sendings.HasIndex(row => row.CaseId);
            sendings.HasIndex(row => row.AskAt).HasFilter("ask_at IS NOT NULL");
        });
        modelBuilder.Entity<AbsenceRow>().HasIndex(row => new { row.Substitute, row.LastDay });
        modelBuilder.Entity<HolderFileRow>(files =>
        {
            files.HasIndex(row => row.QueryId);
            files.HasIndex(row => row.CaseId);
        });
        modelBuilder.Entity<HolderContentRow>(contents =>
        {
            contents.HasKey(row => row.QueryId);
            contents.HasIndex(row => row.CaseId);
            contents.HasIndex(row => row.ChangedAt).HasFilter("named_at IS NULL");
        });
        modelBuilder.Entity<HolderPauseRow>().HasIndex(row => row.Holder).IsUnique().HasFilter("resumed_at IS NULL");
        modelBuilder.Entity<HolderContentChunkRow>().HasKey(row => new { row.QueryId, row.Number });
    }

    private static void ConfigureFigures(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseFigureRow>(figures =>
        {
            figures.HasKey(row => row.CaseId);
            figures.HasIndex(row => row.ReceivedOn);
            figures.HasIndex(row => row.AnsweredOn);
            figures.HasIndex(row => row.FirstAnsweredOn).HasFilter("first_answered_on IS NOT NULL");
            figures.HasIndex(row => row.Due).HasFilter("state = 'open'");
        });
        modelBuilder.Entity<CaseOutcomeRow>().HasKey(row => new { row.CaseId, row.Activity });
        modelBuilder.Entity<HolderQueryRow>().HasIndex(row => row.AskedAt);
        modelBuilder.Entity<HolderQueryRow>().HasIndex(row => row.CaseId);
        modelBuilder.Entity<PolicyFileRow>().HasKey(row => new { row.File, row.Hash });
        modelBuilder.Entity<CaseRow>().HasIndex(row => new { row.ProcedureHash, row.State });
    }

    // Each order of the worklist has its index, alone and under the filters that are wanted all day; the rest is read along one of them.
    private static void ConfigureWorklist(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CaseRow>(cases =>
        {
            cases.HasIndex(row => new { row.Due, row.Id });
            cases.HasIndex(row => new { row.ReceivedOn, row.Id });
            cases.HasIndex(row => new { row.Reference, row.Id });
            cases.HasIndex(row => new { row.State, row.Step, row.Due, row.Id });
            cases.HasIndex(row => new { row.State, row.Due, row.Id });
            cases.HasIndex(row => new { row.State, row.ReceivedOn, row.Id });
            cases.HasIndex(row => new { row.State, row.Reference, row.Id });
            cases.HasIndex(row => new { row.State, row.Right, row.Due, row.Id });
            cases.HasIndex(row => new { row.State, row.Assignee, row.Due, row.Id });
            cases.HasIndex(row => new { row.WaitingFor, row.Due, row.Id }).HasFilter("waiting_for IS NOT NULL");
            cases.HasIndex(row => new { row.Due, row.Id }, "ix_cases_spam").HasFilter("spam");
        });
        modelBuilder.Entity<SavedFilterRow>().HasIndex(row => row.Owner);
        modelBuilder.Entity<ListSettingsRow>().HasKey(row => row.Staff);
        modelBuilder.Entity<BulkLineRow>().HasKey(row => new { row.RunId, row.CaseId });
    }

    private static void ConfigureIntake(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RequestFileRow>().HasIndex(row => row.RequestId);
        modelBuilder.Entity<PostingRow>(postings =>
        {
            postings.HasKey(row => row.LetterId);
            postings.HasIndex(row => row.CaseId);
            postings.HasIndex(row => new { row.WaitingSince, row.LetterId }).HasFilter("open");
        });
        modelBuilder.Entity<ImportedLineRow>().HasKey(row => row.LineHash);
        modelBuilder.Entity<MailDraftRow>(drafts =>
        {
            drafts.HasIndex(row => row.MessageHash).IsUnique();
            drafts.HasIndex(row => new { row.ReceivedAt, row.Id }).HasFilter("state = 'waiting'");
        });
        modelBuilder.Entity<MailDraftFileRow>().HasIndex(row => row.DraftId);
        modelBuilder.Entity<RequestDraftRow>(drafts =>
        {
            drafts.HasIndex(row => row.CodeHash).IsUnique();
            drafts.HasIndex(row => row.ExpiresAt);
        });
        modelBuilder.Entity<DigestRow>().HasKey(row => new { row.Day, row.AddressHash });
    }
}
