using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bridge.Flow.Migrations
{
    /// <summary>The conversation that goes on in the place of another.</summary>
    public partial class Merging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "conversation",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_conversation_merged_into",
                table: "conversation",
                column: "merged_into",
                filter: "merged_into is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversation_merged_into",
                table: "conversation");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "conversation");
        }
    }
}
