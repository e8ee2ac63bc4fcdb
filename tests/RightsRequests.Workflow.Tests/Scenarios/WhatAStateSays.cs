using RightsRequests.Law;

namespace RightsRequests.Workflow.Tests;

/// <summary>What is read off a state as it stands: who is awaited, which letters are overtaken, how far an instruction is.</summary>
public sealed class WhatAStateSays
{
    private static readonly CaseState Ended = new Scenario(Right.Erasure).RunOrdinarily().State;
    private static readonly HolderQuery Erased = Ended.Queries.First(query => query.Action == HolderAction.Erase);
    private static readonly CaseLetter Sent = Ended.Letters.Single(letter => letter.Final);

    [Theory]
    [InlineData(QueryStatus.Asked, CaseStatus.Open, false, true)]
    [InlineData(QueryStatus.Overdue, CaseStatus.Open, false, true)]
    [InlineData(QueryStatus.Answered, CaseStatus.Open, true, false)]
    [InlineData(QueryStatus.GivenUp, CaseStatus.Open, true, false)]
    [InlineData(QueryStatus.Waiting, CaseStatus.Open, true, false)]
    [InlineData(QueryStatus.Asked, CaseStatus.Closed, false, false)]
    [InlineData(QueryStatus.Asked, CaseStatus.Closed, true, true)]
    [InlineData(QueryStatus.Asked, CaseStatus.Withdrawn, true, false)]
    public void An_answer_is_awaited_in_an_open_case_and_where_the_outcome_of_a_closed_one_is_verified(QueryStatus query, CaseStatus status, bool verifies, bool awaited) =>
        Assert.Equal(awaited, (Ended with { Status = status }).Awaits(Erased with { Status = query, Verifies = verifies ? Erased.Id : null }));

    [Theory]
    [InlineData(true, LetterStatus.Sent, true)]
    [InlineData(true, LetterStatus.Signed, false)]
    [InlineData(false, LetterStatus.Sent, false)]
    public void Only_a_final_letter_that_left_answered_before(bool final, LetterStatus status, bool answered)
    {
        var state = Ended with { Letters = [Sent with { Final = final, Status = status }] };

        Assert.Equal(answered, state.WasAnsweredBefore(Guid.Empty));
        Assert.False(state.WasAnsweredBefore(Sent.Id));
    }

    [Theory]
    [InlineData(LetterKind.IdentityRequest, CaseStatus.Open, IdentityStatus.InDoubt, false)]
    [InlineData(LetterKind.IdentityRequest, CaseStatus.Open, IdentityStatus.Settled, true)]
    [InlineData(LetterKind.IdentityRequest, CaseStatus.Closed, IdentityStatus.InDoubt, true)]
    [InlineData(LetterKind.ClarificationRequest, CaseStatus.Open, IdentityStatus.Settled, false)]
    [InlineData(LetterKind.ClarificationRequest, CaseStatus.Withdrawn, IdentityStatus.Settled, true)]
    [InlineData(LetterKind.Extension, CaseStatus.Closed, IdentityStatus.Settled, true)]
    [InlineData(LetterKind.Response, CaseStatus.Closed, IdentityStatus.Settled, false)]
    [InlineData(LetterKind.Response, CaseStatus.Withdrawn, IdentityStatus.Settled, true)]
    [InlineData(LetterKind.Acknowledgement, CaseStatus.Withdrawn, IdentityStatus.Settled, false)]
    public void A_letter_is_overtaken_that_would_say_what_is_no_longer_so(LetterKind kind, CaseStatus status, IdentityStatus identity, bool overtaken)
    {
        var state = Ended with { Status = status, Identity = identity };
        var letter = Sent with { Kind = kind, Final = kind == LetterKind.Response, Status = LetterStatus.Signed };

        Assert.Equal(overtaken, state.Overtook(letter));
        Assert.False(state.Overtook(letter with { Status = LetterStatus.Sent }));
        Assert.False(state.Overtook(letter with { Recipient = "crm" }));
    }

    [Fact]
    public void Of_what_was_marked_as_spam_only_the_acknowledgement_that_has_not_left_is_held_back()
    {
        var letter = Sent with { Kind = LetterKind.Acknowledgement, Status = LetterStatus.Draft };
        var spam = Ended with { SpamMarkedBy = "alice" };

        Assert.True(spam.HoldsBack(letter));
        Assert.False(Ended.HoldsBack(letter));
        Assert.False(spam.HoldsBack(letter with { Status = LetterStatus.Sent }));
        Assert.False(spam.HoldsBack(letter with { Kind = LetterKind.Response }));
    }

    [Theory]
    [InlineData(CaseStatus.Withdrawn, Outcome.Granted, null, InstructionStatus.Cancelled)]
    [InlineData(CaseStatus.Closed, Outcome.Granted, null, InstructionStatus.Completed)]
    [InlineData(CaseStatus.Closed, Outcome.GrantedInPart, null, InstructionStatus.Completed)]
    [InlineData(CaseStatus.Closed, Outcome.Refused, null, InstructionStatus.Cancelled)]
    [InlineData(CaseStatus.Closed, Outcome.NotApplicable, null, InstructionStatus.Cancelled)]
    [InlineData(CaseStatus.Closed, Outcome.Granted, "12(5)", InstructionStatus.Cancelled)]
    public void An_instruction_is_completed_only_where_something_was_carried_out(CaseStatus status, Outcome outcome, string? refusal, InstructionStatus told) =>
        Assert.Equal(told, InstructionProgress.Of(Ended with { Status = status, RefusalGround = refusal, Assessment = [Ended.Assessment[0] with { Decided = outcome }] }));

    [Theory]
    [InlineData(false, false, InstructionStatus.Pending)]
    [InlineData(true, false, InstructionStatus.InProgress)]
    [InlineData(false, true, InstructionStatus.InProgress)]
    public void An_instruction_is_in_progress_once_somebody_acted_or_was_asked(bool asked, bool prepared, InstructionStatus told) =>
        Assert.Equal(told, InstructionProgress.Of(Ended with { Status = CaseStatus.Open, Queries = asked ? [Erased] : [], PreparedBy = prepared ? "alice" : null }));

    [Theory]
    [InlineData(Outcome.Granted, true)]
    [InlineData(Outcome.GrantedInPart, true)]
    [InlineData(Outcome.Refused, false)]
    [InlineData(Outcome.NotApplicable, false)]
    public void What_is_granted_in_part_is_granted(Outcome outcome, bool granted) =>
        Assert.Equal(granted, (Ended.Assessment[0] with { Decided = outcome }).IsGranted);

    [Fact]
    public void Holders_disagree_only_about_the_same_question_that_both_have_answered_last()
    {
        HolderQuery Says(string holder, HolderAction action, string outcome) => Erased with
        {
            Id = Guid.NewGuid(),
            Holder = holder,
            Action = action,
            Status = QueryStatus.Answered,
            Activities = ["newsletter"],
            Verifies = null,
            Compares = false,
            Result = new(outcome, null, outcome == "done" ? 2 : 0, 0, 0, 0, 0, null, null, ["newsletter"], []),
        };
        var (knows, knowsNot) = (Says("crm", HolderAction.Locate, "done"), Says("online-account", HolderAction.Locate, "no-data"));
        int Count(params HolderQuery[] queries) => Disagreement.Of(Ended with { Queries = queries }).Count;

        Assert.Equal(1, Count(knows, knowsNot));
        Assert.Equal(0, Count(knows, knowsNot with { Action = HolderAction.Erase }));
        Assert.Equal(0, Count(knows, knowsNot with { Status = QueryStatus.Asked }));
        Assert.Equal(0, Count(knows, knowsNot with { Verifies = knows.Id }));
        Assert.Equal(0, Count(knows with { Compares = true }, knowsNot));
        Assert.Equal(0, Count(knows, knowsNot with { Result = null }));
        Assert.Equal(0, Count(knows, knowsNot with { Activities = ["customer-account"] }));
        Assert.Equal(0, Count(knows, knowsNot, knowsNot with { Result = knows.Result }));
    }

    [Fact]
    public void A_dpo_does_what_an_agent_does_and_an_administrator_reads_nothing_of_a_person()
    {
        Actor With(Role role) => new("x", new HashSet<Role> { role });

        Assert.Equal([Role.Agent, Role.Dpo], Enum.GetValues<Role>().Where(With(Role.Dpo).Is).Order());
        Assert.Equal([Role.Agent], Enum.GetValues<Role>().Where(With(Role.Agent).Is));
        Assert.Equal([Role.Agent, Role.Dpo, Role.Auditor], Enum.GetValues<Role>().Where(role => With(role).SeesContent()).Order());
    }

    [Theory]
    [InlineData("une ligne", true, false)]
    [InlineData("deux\r\nlignes\tet plus", true, false)]
    [InlineData("deux\nlignes", false, true)]
    [InlineData("une\ttabulation", false, true)]
    [InlineData("une cloche\a", true, true)]
    public void Control_characters_are_what_no_letter_prints(string text, bool lines, bool controls) =>
        Assert.Equal(controls, WrittenText.HasControls(text, lines));
}
