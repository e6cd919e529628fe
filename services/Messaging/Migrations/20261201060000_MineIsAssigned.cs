using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>What is assigned to a person and not done is found in the order of the list, without a walk over what is.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261201060000_MineIsAssigned")]
sealed class MineIsAssigned : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
        name: "ix_conversation_assignee_id_last_at_id1", table: "conversation", columns: ["assignee_id", "last_at", "id"], descending: [false, true, true],
        filter: "assignee_id IS NOT NULL AND done_at IS NULL");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(name: "ix_conversation_assignee_id_last_at_id1", table: "conversation");
}
